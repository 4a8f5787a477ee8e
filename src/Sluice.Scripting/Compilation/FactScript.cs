using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Scripting;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Compilation;

/// <summary>A script as compiled: something that can be run, or the reasons why not.</summary>
/// <param name="Source">Its text; null when it cannot be read.</param>
/// <param name="Runner">Runs it; null when there are errors.</param>
/// <param name="Diagnostics">The errors.</param>
internal sealed record FactScript(SourceText? Source, ScriptRunner<object>? Runner, ImmutableArray<Diagnostic> Diagnostics);
