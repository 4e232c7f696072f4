"""How what the package has learnt was learnt: see README.md."""
