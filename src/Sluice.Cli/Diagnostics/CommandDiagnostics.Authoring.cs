using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Diagnostics;

/// <summary>What can be wrong with explaining, starting and extending a policy set: SLU5070 ….</summary>
public static partial class CommandDiagnostics
{
    /// <summary>A field the manifest does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownField = new(
        "SLU5070",
        "unknown-field",
        DiagnosticSeverity.Error,
        "no field of the manifest is called `{0}`",
        "A story is told of a field that is sent. It is named alone, or behind the name of its dataset and a dot.",
        "sluice why transfers/daily.yaml phnoe --policies policies",
        "sluice why transfers/daily.yaml phone --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A field that does not go there.</summary>
    public static readonly DiagnosticDescriptor NoSuchFlow = new(
        "SLU5071",
        "no-such-flow",
        DiagnosticSeverity.Error,
        "no flow of `{0}` fits `{1} {2}`",
        "The options narrow the flows of a field to a recipient, a purpose or a category that it really has in this manifest. The hint names them.",
        "sluice why transfers/daily.yaml phone --to nobody --policies policies",
        "sluice why transfers/daily.yaml phone --to apple --policies policies",
        DiagnosticSubject.Command
    );

    /// <summary>A file that would be overwritten.</summary>
    public static readonly DiagnosticDescriptor FileThere = new(
        "SLU5072",
        "file-is-there",
        DiagnosticSeverity.Error,
        "`{0}` is there already",
        "What somebody wrote is never overwritten, and a policy set is not started inside another one, because all files below a folder count together.",
        "sluice init policies",
        "sluice init policies-of-the-shop",
        DiagnosticSubject.Command
    );

    /// <summary>A name that cannot be one.</summary>
    public static readonly DiagnosticDescriptor NotAName = new(
        "SLU5073",
        "not-a-name",
        DiagnosticSeverity.Error,
        "`{0}` cannot be the name of a {1}",
        "Names of rules are lower-case `snake_case`, and `any`, `and`, `or`, `not`, `true` and `false` are none. The name of a scenario is also that of its file. A test is described by a sentence.",
        "sluice new rule KeepBriefly",
        "sluice new rule keep_briefly",
        DiagnosticSubject.Command
    );

    /// <summary>A name that something else has.</summary>
    public static readonly DiagnosticDescriptor NameTaken = new(
        "SLU5074",
        "name-taken",
        DiagnosticSeverity.Error,
        "there is a {0} called `{1}` already",
        "Verdicts name their rules, and runs of tests their tests, so a name stands for one thing.",
        "sluice new rule keep_briefly",
        "sluice new rule keep_very_briefly",
        DiagnosticSubject.Command
    );

    /// <summary>A name that the vocabulary does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownVocabularyName = new(
        "SLU5075",
        "unknown-vocabulary-name",
        DiagnosticSeverity.Error,
        "`{0}`: there is no {1} called `{2}`",
        "What is added uses names that the policy set declares, so that it works as it stands. Declare the name first, or use the nearest one.",
        "sluice new rule help --allow acount.id --to desk --for support",
        "sluice new rule help --allow account.id --to desk --for support",
        DiagnosticSubject.Command
    );

    /// <summary>A vocabulary without what is needed.</summary>
    public static readonly DiagnosticDescriptor NothingToName = new(
        "SLU5076",
        "nothing-to-name",
        DiagnosticSeverity.Error,
        "the policy set declares no {0}",
        "A rule, a scenario and a test are about data, recipients and purposes, and the policy set has to declare at least one of each.",
        "sluice new rule help --policies empty",
        "sluice new rule help --policies policies",
        DiagnosticSubject.Command
    );
}
