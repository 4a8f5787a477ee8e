using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <content>Diagnostics of files, folders and accepted verdicts.</content>
public static partial class CommandDiagnostics
{
    /// <summary>A path that leads nowhere.</summary>
    public static readonly DiagnosticDescriptor NotFound = new(
        "SLU5010",
        "not-found",
        DiagnosticSeverity.Error,
        "there is no file or folder `{0}`",
        "A path that leads nowhere is an error, never an empty answer: a gate that has checked nothing must not open.",
        "sluice check transfer --policies policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file, folder or glob without a transfer in it.</summary>
    public static readonly DiagnosticDescriptor NoManifest = new(
        "SLU5011",
        "no-manifest",
        DiagnosticSeverity.Error,
        "no manifest is found at `{0}`",
        "In a folder, every file that ends in .yaml, .yml, .json or .jsonl is a manifest, at any depth. A glob matches with `*`, `?` and `**`. Finding nothing is an error: a gate that has checked nothing must not open.",
        "sluice check 'transfers/*.xml' --policies policies",
        "sluice check 'transfers/*.yaml' --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file that is there but cannot be read.</summary>
    public static readonly DiagnosticDescriptor CannotRead = new(
        "SLU5012",
        "cannot-read",
        DiagnosticSeverity.Error,
        "`{0}` cannot be read: {1}",
        "The file or folder is there, but the system does not let it be read. What stands in it is unknown, so nothing is decided from it.",
        "sluice check secret.yaml --policies policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A policy folder without policies.</summary>
    public static readonly DiagnosticDescriptor NoPolicies = new(
        "SLU5013",
        "no-policies",
        DiagnosticSeverity.Error,
        "folder `{0}` holds no .sluice file",
        "A policy set is all files ending in .sluice below the folder. Without any there is nothing to decide by; probably another folder was meant.",
        "sluice check transfers --policies transfers",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file where a folder is wanted.</summary>
    public static readonly DiagnosticDescriptor NotAFolder = new(
        "SLU5014",
        "not-a-folder",
        DiagnosticSeverity.Error,
        "`{0}` is not a folder",
        "Policies are given by their folder, because all files of a policy set count together, or by the file that `sluice compile` made of it.",
        "sluice check transfers --policies policies/rules.sluice",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>An output that cannot be written.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new(
        "SLU5015",
        "cannot-write",
        DiagnosticSeverity.Error,
        "`{0}` cannot be written: {1}",
        "The output is written to a temporary file beside its place and then put there in one step, so nothing half written is left behind.",
        "sluice check transfers --policies policies --output missing/report.txt",
        "sluice check transfers --policies policies --output report.txt",
        DiagnosticSubject.Command
    );

    /// <summary>Nothing to verify.</summary>
    public static readonly DiagnosticDescriptor NoPolicyFolder = new(
        "SLU5016",
        "no-policy-folder",
        DiagnosticSeverity.Error,
        "no policy folder with transfers is found in `{0}`",
        "`sluice verify` works on folders that hold .sluice files, a folder `transfers` with manifests, and a folder `verdicts` with the accepted verdicts.",
        "sluice verify transfers",
        "sluice verify policies",
        DiagnosticSubject.Command
    );

    /// <summary>A manifest without an accepted verdict.</summary>
    public static readonly DiagnosticDescriptor SnapshotMissing = new(
        "SLU5020",
        "snapshot-missing",
        DiagnosticSeverity.Error,
        "`{0}` has no accepted verdict `{1}`",
        "Somebody has to look at a verdict once and accept it: `sluice verify --update` writes it, the review of the change accepts it.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>A decision that is not the accepted one.</summary>
    public static readonly DiagnosticDescriptor SnapshotDiffers = new(
        "SLU5021",
        "snapshot-differs",
        DiagnosticSeverity.Error,
        "`{0}` is decided differently from `{1}`",
        "The policies or the manifest have changed and with them the decision. If that is meant, accept it with `sluice verify --update`.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>An accepted verdict in the form of earlier versions.</summary>
    public static readonly DiagnosticDescriptor SnapshotOld = new(
        "SLU5022",
        "snapshot-old",
        DiagnosticSeverity.Warning,
        "`{0}` is an accepted verdict in its earlier form, and decided as it says",
        "Earlier versions wrote accepted verdicts as JSON, with digests and places that aged by a comment. `sluice verify --update` writes a `.verdict` file with what was decided in its place; nothing else has to be reviewed.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>Two transfers with one name in an accepted verdict.</summary>
    public static readonly DiagnosticDescriptor TransferShared = new(
        "SLU5027",
        "transfer-shared",
        DiagnosticSeverity.Error,
        "two transfers called `{0}` would share what is accepted of them",
        "Accepted verdicts name each transfer, so the transfers of a manifest need names of their own where their verdicts are kept.",
        "sluice verify policies",
        "sluice verify policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file that is no accepted verdict, or one of a later version.</summary>
    public static readonly DiagnosticDescriptor VerdictVersion = new(
        "SLU5028",
        "verdict-version",
        DiagnosticSeverity.Error,
        "`{0}` does not begin with `{1}`",
        "The first line of an accepted verdict says in which form it is written. A later version may know others; `sluice verify --update` writes the file anew.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>A line of an accepted verdict that is none.</summary>
    public static readonly DiagnosticDescriptor VerdictLine = new(
        "SLU5029",
        "verdict-line",
        DiagnosticSeverity.Error,
        "this is no line of an accepted verdict: expected {0}",
        "Accepted verdicts are written by `sluice verify --update` and merged line by line. A line that is none, such as the mark of a conflict, makes the file differ; solve the conflict and write it anew.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>An accepted verdict without a manifest.</summary>
    public static readonly DiagnosticDescriptor SnapshotOrphaned = new(
        "SLU5023",
        "snapshot-orphaned",
        DiagnosticSeverity.Error,
        "`{0}` is orphaned: no manifest belongs to it",
        "The manifest was removed or renamed. `sluice verify --update` removes the verdict as well.",
        "sluice verify policies",
        "sluice verify policies --update",
        DiagnosticSubject.Command
    );

    /// <summary>Two manifests with one accepted verdict.</summary>
    public static readonly DiagnosticDescriptor SnapshotShared = new(
        "SLU5024",
        "snapshot-shared",
        DiagnosticSeverity.Error,
        "`{0}` and `{1}` would share one accepted verdict",
        "The accepted verdict has the name of its manifest without the ending, and some systems do not tell capitals from small letters: so two manifests must not differ in the ending or in case alone.",
        "sluice verify policies",
        "sluice verify policies",
        DiagnosticSubject.Command
    );

    /// <summary>A mistake of the program itself.</summary>
    public static readonly DiagnosticDescriptor Internal = new(
        "SLU5090",
        "internal-error",
        DiagnosticSeverity.Error,
        "something went wrong inside sluice: {0}",
        "This is a mistake of the program, not of your files. Nothing was decided by it. Please report it, if you can with the files that lead to it.",
        "sluice check transfers --policies policies",
        "sluice check transfers --policies policies",
        DiagnosticSubject.Command
    );
}
