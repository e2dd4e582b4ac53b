"""Reads Turtle and JSON-LD, and asks SHACL shapes, with what deprecations rdflib has among its own parts unheard."""

import warnings
from pathlib import Path

import pyshacl
from rdflib import Graph

SHAPES = Path(__file__).parent / "shapes" / "dcat-ap.ttl"


def graph_of(content: bytes, form: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=content, format=form)


def validated(graph: Graph) -> tuple[bool, str]:
    """Whether `graph` keeps the shapes, and the report."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        conforms, _results, report = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=False)
    return conforms, report
