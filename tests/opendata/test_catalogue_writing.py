"""What is written as Turtle and as JSON-LD is read again as what it was."""

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from portal.opendata.catalogue.graph import Iri, Text, Thing, Typed
from portal.opendata.catalogue.jsonld import as_jsonld
from portal.opendata.catalogue.turtle import as_turtle
from tests.opendata.rdf import graph_of


def read(things) -> Graph:
    turtle = graph_of(as_turtle(things), "turtle")
    assert isomorphic(turtle, graph_of(as_jsonld(things), "json-ld"))
    return turtle


@pytest.mark.parametrize(
    "text",
    [
        'He said "no"',
        "back\\slash",
        "two\nlines\r\nand a\ttab",
        "\x01\x1f\x7f control",
        "’ä åö 𝒳 \u202e",
        "",
        "ends with \\",
        '"""',
        "^^xsd:string",
    ],
)
def test_a_text_is_read_as_it_was_written(text):
    graph = read([Thing("http://example.org/a", ["dcat:Dataset"], {"dct:title": [Text(text, "fi")]})])

    assert [(str(value), value.language) for value in graph.objects() if getattr(value, "language", None)] == [
        (text, "fi")
    ]


def test_an_address_that_no_iri_can_be_is_encoded():
    turtle = as_turtle([Thing("http://example.org/a b<c>", ["dcat:Dataset"], {"dcat:theme": [Iri("http://x/ä{}")]})])

    graph = graph_of(turtle, "turtle")

    assert {str(thing) for thing in graph.subjects()} == {"http://example.org/a%20b%3Cc%3E"}
    assert "http://x/ä%7B%7D" in {str(value) for value in graph.objects()}


def test_what_has_no_name_stands_where_it_is_named():
    inner = Thing("", ["dct:PeriodOfTime"], {"dcat:startDate": [Typed("2021", "xsd:gYear")], "dcat:endDate": []})
    graph = read([Thing("http://example.org/a", ["dcat:Dataset"], {"dct:temporal": [inner]})])

    assert len(graph) == 4


def test_a_thing_of_which_nothing_is_said_is_of_its_type():
    assert len(read([Thing("http://example.org/a", ["foaf:Document"])])) == 1
