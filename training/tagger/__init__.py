"""How the statement tagger of ``kg/extraction/tagger`` is made: see ``training/README.md``."""
