using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Analysis;

/// <summary>An evaluation context written as a manifest, read back and decided: only what is confirmed in this way is reported.</summary>
/// <param name="Text">The manifest in YAML.</param>
/// <param name="Flow">What became of the flow.</param>
internal sealed record AssumedTransfer(string Text, FlowVerdict Flow)
{
    private const string Ending = ".yaml";

    /// <summary>Writes, reads and decides an evaluation context; null where it cannot be written as a manifest.</summary>
    public static AssumedTransfer? Of(
        PolicyEngine engine,
        FlowClassAnalysis analysis,
        IReadOnlyDictionary<Variable, Value> assumed,
        string name,
        string comment
    )
    {
        var text = new CounterExampleText(analysis, assumed).Write(name, comment);
        var read = ManifestReader.Read(new SourceText(name + Ending, text), engine.Program.Vocabulary);
        if (read.Transfers is not [var manifest])
        {
            return null;
        }

        var attributes = manifest.Stated.Attributes;
        foreach (var (symbol, value) in CounterExampleText.Computed(assumed))
        {
            attributes = attributes.With(new StatedAttribute(symbol, value, manifest.Location));
        }

        manifest = manifest with { Stated = manifest.Stated with { Attributes = attributes } };
        return engine.Decide(manifest).Flows.FirstOrDefault(static f => f.Flow.Field.Name.Value == HypotheticalFlow.Field) is { } flow
            ? new AssumedTransfer(text, flow)
            : null;
    }
}
