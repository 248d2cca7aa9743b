"""An optional language model: prompts as data, one small Protocol, and everything that keeps its answers honest."""
