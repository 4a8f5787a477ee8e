using System.Collections.Immutable;

namespace Sluice.Cli.Commands;

/// <summary>The parts of a manual page that are written by hand.</summary>
/// <param name="Synopsis">How it is called, one line each.</param>
/// <param name="Description">What it does; paragraphs.</param>
/// <param name="Arguments">The arguments and what they mean.</param>
/// <param name="ExitCodes">The exit codes and what they mean.</param>
/// <param name="Examples">What it is for, and the command line.</param>
internal sealed record ManPage(
    ImmutableArray<string> Synopsis,
    ImmutableArray<string> Description,
    ImmutableArray<(string Name, string Meaning)> Arguments,
    ImmutableArray<(int Code, string Meaning)> ExitCodes,
    ImmutableArray<(string Purpose, string CommandLine)> Examples
);
