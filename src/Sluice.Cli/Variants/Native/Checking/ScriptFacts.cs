using Sluice.Core.Manifests;

namespace Sluice.Cli.Checking;

/// <summary>Facts computed by scripts: none, for a native program has no C# compiler in it.</summary>
internal static class ScriptFacts
{
    /// <summary>Runs scripts.</summary>
    public static IFactScripts? Available => null;
}
