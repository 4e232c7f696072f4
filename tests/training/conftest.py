"""Which of the tests are run where."""

from __future__ import annotations

import os
from importlib.util import find_spec

# The development environment has no PyTorch. On a desk the tests that need it skip, and say so; in
# CI, where a skip is a failure, `make test-training` has run them before, in an environment that
# has it (.ci/run).
collect_ignore = ["test_training.py"] if os.environ.get("CI") and not find_spec("torch") else []
