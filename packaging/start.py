"""What the standalone program runs: fankui, or one of the processes that fankui starts itself.

It has no Python to start them with: they are this program again, with words that nobody types.
"""

import os
import sys

if "LD_LIBRARY_PATH_ORIG" in os.environ:  # what is started from here has libraries of its own
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)

# ... but this program's own processes want its libraries: they begin as if a person started them.
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"

if sys.platform != "linux":  # where the second process of a merge is a fork
    import multiprocessing

    multiprocessing.freeze_support()  # does what it was started for and ends, or goes on
if sys.argv[1:] == ["--read-tables"]:
    from tongzhi_cli.tables.formats.worker import serve

    serve()
else:
    from tongzhi_cli.__main__ import main

    sys.exit(main())
