"""The judge: reads a call against a rubric and quotes what it finds; code decides who passes."""
