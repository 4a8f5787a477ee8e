using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Cli.Checking;

/// <summary>What deciding a few lines takes; used again for the next few.</summary>
/// <param name="vocabulary">What the names are bound to.</param>
internal sealed class LineBatch(Vocabulary vocabulary)
{
    /// <summary>Reads the lines.</summary>
    public ManifestLineReader Reader { get; } = new(vocabulary);

    /// <summary>The verdicts.</summary>
    public VerdictLines Written { get; } = new();
}
