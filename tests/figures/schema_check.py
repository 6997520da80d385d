"""The usual tool for a file with a schema, to compare with: TOML files read by Python and checked by jsonschema.

The schema is read and made ready once, which is the best case for it; one process checks all files.

    python3 tests/figures/schema_check.py SCHEMA FOLDER
"""

import json
import sys
import tomllib
from pathlib import Path

from jsonschema import Draft7Validator

if __name__ == "__main__":
    schema, folder = sys.argv[1:]
    validator = Draft7Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
    bad = 0
    for file in sorted(Path(folder).glob("*.toml")):
        faults = list(validator.iter_errors(tomllib.loads(file.read_text(encoding="utf-8"))))
        for fault in faults:
            print(f"{file}: {fault.json_path}: {fault.message}")
        bad += bool(faults)
    sys.exit(1 if bad else 0)
