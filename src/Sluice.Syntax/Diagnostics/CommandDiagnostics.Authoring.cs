namespace Sluice.Syntax.Diagnostics;

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
        DiagnosticSubject.Command);

    /// <summary>A field that does not go there.</summary>
    public static readonly DiagnosticDescriptor NoSuchFlow = new(
        "SLU5071",
        "no-such-flow",
        DiagnosticSeverity.Error,
        "no flow of `{0}` fits `{1} {2}`",
        "The options narrow the flows of a field to a recipient, a purpose or a category that it really has in this manifest. The hint names them.",
        "sluice why transfers/daily.yaml phone --to nobody --policies policies",
        "sluice why transfers/daily.yaml phone --to apple --policies policies",
        DiagnosticSubject.Command);
}
