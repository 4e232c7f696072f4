"""How the name recognizer of ``kg/extraction/tagger`` is made: see ``training/README.md``."""
