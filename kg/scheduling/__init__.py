"""Scheduling: where the pipeline runs."""

from kg.scheduling.local import default_workers, run

__all__ = ["default_workers", "run"]
