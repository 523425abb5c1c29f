"""The open API (version 1): everything public as JSON, read only."""
