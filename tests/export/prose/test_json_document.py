"""The telling as data: whole, and as its schema says."""

import json
import re

import pytest
from hypothesis import given

from denouement.export.prose import PROSE, telling_document, telling_schema
from denouement.export.prose.json_document import telling_from, telling_json
from export.prose.tellings import ABOUT, SCENE, hostile_tellings

SCHEMA = telling_schema()


@given(hostile_tellings)
def test_a_telling_comes_back_whole(telling):
    """Nothing is lost or cleaned away: it is data."""
    assert telling == telling_from(json.loads(json.dumps(telling_document(telling))))


def test_what_is_printed_is_the_document():
    """The format json prints it, readable by people too."""
    text = PROSE["json"].render(SCENE, ABOUT).main
    assert isinstance(text, str)
    assert telling_document(SCENE) == json.loads(text)
    assert '"text": "Bob comes in."' in text


@given(hostile_tellings)
def test_what_is_printed_can_be_a_file(telling):
    """Whatever is in it, it is UTF-8, and comes back."""
    text = telling_json(telling)
    assert telling == telling_from(json.loads(text.encode("utf-8")))


@given(hostile_tellings)
def test_every_document_keeps_to_the_schema(telling):
    """Whoever reads the schema knows what there will be."""
    keeps_to(telling_document(telling), SCHEMA)


@pytest.mark.parametrize(
    ("path", "value"),
    [(("tense",), "future"), (("people",), None), (("paragraphs", 0, "sentences", 0, "sources"), []),
     (("paragraphs", 0, "sentences", 0, "sources", 0, "event"), -1), (("complete",), "yes")],
)  # fmt: skip
def test_the_schema_refuses_what_is_none(path, value):
    """A schema that takes everything would say nothing."""
    document = telling_document(SCENE)
    *way, last = path
    at = document
    for step in way:
        at = at[step]
    at[last] = value
    with pytest.raises(AssertionError):
        keeps_to(document, SCHEMA)


def keeps_to(value, schema) -> None:
    """Assert what the schema asks, for the words of JSON Schema that it uses; `jsonschema` agrees where it is."""
    used = {"$schema", "$id", "$defs", "$ref", "title", "description", "type", "required", "properties", "items",
            "enum", "const", "minimum", "minItems"}  # fmt: skip
    assert set(schema) <= used
    if "$ref" in schema:
        name = re.fullmatch(r"#/\$defs/(\w+)", schema["$ref"])[1]
        keeps_to(value, SCHEMA["$defs"][name])
        return
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if "type" in schema:
        assert isinstance(value, types[schema["type"]])
    assert value in schema.get("enum", [value])
    assert value == schema.get("const", value)
    assert set() == set(schema.get("required", ())) - set(value if isinstance(value, dict) else ())
    if "minimum" in schema:
        assert value >= schema["minimum"]
    if "minItems" in schema:
        assert len(value) >= schema["minItems"]
    for name, inner in schema.get("properties", {}).items():
        if name in value:
            keeps_to(value[name], inner)
    for item in value if "items" in schema else ():
        keeps_to(item, schema["items"])


def test_the_schema_is_one():
    """As far as a validator is there to say so."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    validator = jsonschema.validators.validator_for(SCHEMA)
    validator.check_schema(SCHEMA)
    validator(SCHEMA).validate(telling_document(SCENE))
