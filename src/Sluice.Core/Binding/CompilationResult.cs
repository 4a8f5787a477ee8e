using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding;

/// <summary>What compiling a policy set gives.</summary>
/// <param name="Program">The program; null when there are errors: a policy set that has errors decides nothing.</param>
/// <param name="Vocabulary">The names as far as they could be bound; for reading manifests even when there are errors.</param>
/// <param name="Diagnostics">All errors and warnings, sorted.</param>
public sealed record CompilationResult(PolicyProgram? Program, Vocabulary Vocabulary, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The files as they were read, sorted by path; empty for a policy set that was compiled beforehand.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; init; } = [];
}
