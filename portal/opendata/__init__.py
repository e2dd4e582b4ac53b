"""The same facts as data: JSON, JSON-LD, CSV, a catalogue, and strategies as they were decided."""
