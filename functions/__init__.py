"""Lambda functions: one file each, composing services at the edge."""
