using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>What can be wrong with the form of a command line and with what it leads to: SLU5050 ….</summary>
public static partial class CommandDiagnostics
{
    /// <summary>An argument without a character in it.</summary>
    public static readonly DiagnosticDescriptor EmptyArgument = new(
        "SLU5050",
        "empty-argument",
        DiagnosticSeverity.Error,
        "`{0}` is given an empty argument",
        "An empty argument is what is left of a variable that is not set. It names nothing, and in particular not the working directory, which is `.`.",
        "sluice check \"\" --policies policies",
        "sluice check . --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A value for an option that takes none.</summary>
    public static readonly DiagnosticDescriptor TakesNoValue = new(
        "SLU5051",
        "option-takes-no-value",
        DiagnosticSeverity.Error,
        "option `{0}` takes no value",
        "The option is switched on by being there. Leave it out to have it off.",
        "sluice check transfers --policies policies --allow-scripts=false",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file beside accepted verdicts that is none.</summary>
    public static readonly DiagnosticDescriptor NoVerdict = new(
        "SLU5052",
        "no-accepted-verdict",
        DiagnosticSeverity.Error,
        "`{0}` is no accepted verdict of a manifest, and is left alone",
        "The folder `verdicts` holds what `sluice verify --update` writes, in files and folders of its own. It removes a verdict whose manifest is gone, but nothing that it cannot have written, and nothing behind a link.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>An output over an input.</summary>
    public static readonly DiagnosticDescriptor OutputIsInput = new(
        "SLU5054",
        "output-is-input",
        DiagnosticSeverity.Error,
        "`{0}` would be overwritten, and it is a policy or a manifest",
        "A report never takes the place of what it reports on. Files that end in .sluice, .csx, .yaml and .yml are never replaced by one, nor are the .json and .jsonl files of a folder `transfers`, nor is any file that the command reads.",
        "sluice check daily.yaml --policies policies --output daily.yaml",
        "sluice check daily.yaml --policies policies --output daily.txt",
        DiagnosticSubject.Command
    );

    /// <summary>A compiled file over one that is none.</summary>
    public static readonly DiagnosticDescriptor NotCompiled = new(
        "SLU5055",
        "not-a-compiled-file",
        DiagnosticSeverity.Error,
        "`{0}` is there already, and `sluice compile` has not written it",
        "A compiled policy file takes the place of another one and of nothing else.",
        "sluice compile policies --output notes.slc",
        "sluice compile policies --output policies.slc",
        DiagnosticSubject.Command
    );
}
