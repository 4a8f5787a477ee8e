using Sluice.Scripting.Facts;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Hosting;

/// <summary>Somewhere scripts are compiled and run.</summary>
internal interface IScriptHost
{
    /// <summary>Runs a script; one with the same path and text as before is not compiled again.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="facts">What it sees.</param>
    /// <param name="limit">How long it may run.</param>
    ScriptOutcome Run(SourceText source, TransferFacts facts, TimeSpan limit);
}
