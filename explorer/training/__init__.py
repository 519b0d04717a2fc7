"""Does the work: builds the modules from the plan and trains them. No Qt.

Enter through `start`: it alone can be imported before torch is known to be there.
"""
