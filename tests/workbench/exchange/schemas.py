"""The schemas of OASIS, against which a file is valid or not."""

from functools import cache
from pathlib import Path

from xmlschema import XMLSchema

HERE = Path(__file__).parent / "schemas"
FILES = {"xliff-1.2": "xliff-core-1.2-strict.xsd", "xliff-2.0": "xliff-core-2.0.xsd"}


@cache
def schema(form: str) -> XMLSchema:
    known = {"http://www.w3.org/XML/1998/namespace": str(HERE / "xml.xsd")}
    return XMLSchema(str(HERE / FILES[form]), locations=known, allow="local")


def faults(form: str, data: bytes) -> list[str]:
    return [f"{error.path}: {error.reason}" for error in schema(form).iter_errors(data.decode())]
