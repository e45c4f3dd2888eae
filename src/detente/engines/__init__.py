"""Where the work runs. An engine is a module with `run(tasks, work)`: results as they come, in any order.

What comes out must not depend on the engine: `work` is a pure function of its task that another process can import.
"""
