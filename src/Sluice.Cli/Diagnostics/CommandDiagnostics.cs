using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>The diagnostics of the command line: SLU5001 …</summary>
public static partial class CommandDiagnostics
{
    /// <summary>A command that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownCommand = new(
        "SLU5001",
        "unknown-command",
        DiagnosticSeverity.Error,
        "there is no command called `{0}`",
        "The first word after `sluice` is the command. `sluice --help` lists them all.",
        "sluice chek transfers --policies policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>No command at all.</summary>
    public static readonly DiagnosticDescriptor MissingCommand = new(
        "SLU5002",
        "missing-command",
        DiagnosticSeverity.Error,
        "a command is missing",
        "`sluice` alone does nothing, so that a pipeline in which the command got lost does not pass. `sluice --help` lists the commands.",
        "sluice",
        "sluice --help",
        DiagnosticSubject.Command
    );

    /// <summary>An option the command does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownOption = new(
        "SLU5003",
        "unknown-option",
        DiagnosticSeverity.Error,
        "`{0}` has no option called `{1}`",
        "An option that is not understood is never ignored: it could have been the one that matters. Write `--` before a file whose name starts with a dash.",
        "sluice check transfers --policys policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>An option without its value.</summary>
    public static readonly DiagnosticDescriptor MissingValue = new(
        "SLU5004",
        "missing-value",
        DiagnosticSeverity.Error,
        "option `{0}` needs a value",
        "The value follows the option, after a space or an equals sign.",
        "sluice check transfers --policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A value that is none of those there are.</summary>
    public static readonly DiagnosticDescriptor WrongValue = new(
        "SLU5005",
        "wrong-option-value",
        DiagnosticSeverity.Error,
        "`{1}` is not a value of `{0}`",
        "The option or argument takes one of a few values, a calendar day written as YYYY-MM-DD, a number or a size. The hint says which.",
        "sluice check transfers --policies policies --format xml",
        "sluice check transfers --policies policies --format junit",
        DiagnosticSubject.Command
    );

    /// <summary>An option written more than once.</summary>
    public static readonly DiagnosticDescriptor RepeatedOption = new(
        "SLU5006",
        "repeated-option",
        DiagnosticSeverity.Error,
        "option `{0}` is given more than once",
        "Of two values only one could count, and nobody can see which. A transfer is checked against one policy folder; files in it may `use` others.",
        "sluice check transfers --policies policies --policies policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>Help or the version asked for beside other words.</summary>
    public static readonly DiagnosticDescriptor PageNotAlone = new(
        "SLU5046",
        "help-not-alone",
        DiagnosticSeverity.Error,
        "`{0}` shows a page and does nothing else, so it stands alone",
        "A command that shows its help has done nothing of what its other words say, and still ends with 0. A file with such a name among those to check would open the gate. Write `--` before names of files.",
        "sluice check transfers --policies policies --help",
        "sluice check --help",
        DiagnosticSubject.Command
    );

    /// <summary>More rules than a check lints.</summary>
    public static readonly DiagnosticDescriptor LintLeftOut = new(
        "SLU5041",
        "lint-left-out",
        DiagnosticSeverity.Warning,
        "there are more than {0} rules, so they were not looked at for what `sluice lint` finds",
        "A gate has to be quick, and looking at many rules takes longer than deciding by them. Run `sluice lint`, or `sluice check` with `--deny-warnings`, which looks at them whatever their number.",
        "sluice check transfers --policies policies",
        "sluice check transfers --policies policies --deny-warnings",
        DiagnosticSubject.Command
    );

    /// <summary>An argument the command needs.</summary>
    public static readonly DiagnosticDescriptor MissingArgument = new(
        "SLU5007",
        "missing-command-argument",
        DiagnosticSeverity.Error,
        "`{0}` needs {1}",
        "The command cannot do anything without it. Its `--help` shows how it is called.",
        "sluice check transfers",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>An argument too many.</summary>
    public static readonly DiagnosticDescriptor UnexpectedArgument = new(
        "SLU5008",
        "unexpected-argument",
        DiagnosticSeverity.Error,
        "`{0}` does not take `{1}`",
        "The command has taken all the arguments it can take. Its `--help` shows how it is called.",
        "sluice explain SLU5001 SLU5002",
        "sluice explain SLU5001",
        DiagnosticSubject.Command
    );

    /// <summary>An identifier that no diagnostic has.</summary>
    public static readonly DiagnosticDescriptor UnknownDiagnostic = new(
        "SLU5009",
        "unknown-diagnostic",
        DiagnosticSeverity.Error,
        "no diagnostic is called `{0}`",
        "`sluice explain` without an argument lists every diagnostic there is.",
        "sluice explain SLU9999",
        "sluice explain SLU5009",
        DiagnosticSubject.Command
    );

    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            UnknownCommand,
            MissingCommand,
            UnknownOption,
            MissingValue,
            WrongValue,
            RepeatedOption,
            MissingArgument,
            UnexpectedArgument,
            UnknownDiagnostic,
            NotFound,
            NoManifest,
            CannotRead,
            NoPolicies,
            NotAFolder,
            CannotWrite,
            NoPolicyFolder,
            SnapshotMissing,
            SnapshotDiffers,
            SnapshotOld,
            SnapshotOrphaned,
            SnapshotShared,
            TransferShared,
            VerdictVersion,
            VerdictLine,
            NoTests,
            LintLeftOut,
            PageNotAlone,
            NotFormatted,
            EmptyArgument,
            TakesNoValue,
            NoVerdict,
            OutputIsInput,
            NotCompiled,
            UnknownField,
            NoSuchFlow,
            FileThere,
            NotAName,
            NameTaken,
            UnknownVocabularyName,
            NothingToName,
            Internal,
            ServerNotBuiltIn,
            RuntimeNotFound,
        ];
}
