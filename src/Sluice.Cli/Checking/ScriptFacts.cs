using Sluice.Cli.Files;
using Sluice.Core.Manifests;
using Sluice.Core.Semantics;

namespace Sluice.Cli.Checking;

/// <summary>Facts computed by scripts. Until scripts can run they stay unknown, which counts against the transfer.</summary>
internal static class ScriptFacts
{
    /// <summary>The manifest with the facts of scripts stated.</summary>
    public static TransferManifest Add(TransferManifest manifest, Vocabulary vocabulary, PolicyFolder policies)
    {
        _ = vocabulary;
        _ = policies;
        return manifest;
    }
}
