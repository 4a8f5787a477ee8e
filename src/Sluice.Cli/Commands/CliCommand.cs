using System.CommandLine;
using Sluice.Cli.Hosting;

namespace Sluice.Cli.Commands;

/// <summary>A command: its syntax, its manual page and what it does.</summary>
internal abstract class CliCommand
{
    /// <summary>The word after <c>sluice</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>What its <c>--help</c> says beside the options.</summary>
    public abstract ManPage Manual { get; }

    /// <summary>Its arguments.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Its options, in the order in which <c>--help</c> shows them.</summary>
    public virtual IReadOnlyList<Option> Options => [];

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public abstract int Run(ParseResult arguments, CliContext context);

    /// <summary>What is wrong with the arguments beyond their form; checked before it runs.</summary>
    public virtual IEnumerable<Sluice.Syntax.Diagnostics.Diagnostic> Check(ParseResult arguments) => [];

    /// <summary>The command as the parser of command lines sees it.</summary>
    public Command Build()
    {
        var command = new Command(Name, Summary);
        foreach (var argument in Arguments)
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in Options)
        {
            command.Options.Add(option);
        }

        return command;
    }
}
