"""Command lines."""
import argparse


def parser(description, **arguments):
    """A parser with these positional arguments, {name: help text}."""
    command = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, text in arguments.items():
        command.add_argument(name, help=text)
    return command
