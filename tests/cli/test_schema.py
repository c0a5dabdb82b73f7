"""`proofdeck schema`, as it is typed."""

import json


def test_the_schema_is_printed_as_json(run):
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "Proofdeck's source format, version 1"
