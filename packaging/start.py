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

if "--multiprocessing-fork" in sys.argv[1:2]:
    import multiprocessing

    multiprocessing.freeze_support()  # runs what it was started for, and ends
elif sys.argv[1:] == ["--read-tables"]:
    from tongzhi_cli.tables.formats.worker import serve

    serve()
else:
    from tongzhi_cli.__main__ import main

    sys.exit(main())
