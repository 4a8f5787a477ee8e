using Sluice.Core.Manifests;

namespace Sluice.Cli.Checking;

/// <summary>Facts computed by scripts, where this build can run them.</summary>
internal static class ScriptFacts
{
    /// <summary>Runs scripts; null in a natively compiled build, which has no C# compiler in it.</summary>
#if NO_SCRIPTING
    public static IFactScripts? Available => null;
#else
    public static IFactScripts? Available { get; } = new Sluice.Scripting.FactScriptRunner();
#endif
}
