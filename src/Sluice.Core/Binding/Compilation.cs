using System.Collections.Immutable;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Syntax;

namespace Sluice.Core.Binding;

/// <summary>A compiled policy set.</summary>
/// <param name="Program">The program; null when there are errors: a policy set that has errors decides nothing.</param>
/// <param name="Vocabulary">The names as far as they could be bound; for reading manifests even when there are errors.</param>
/// <param name="Diagnostics">All errors and warnings, sorted.</param>
public sealed record Compilation(PolicyProgram? Program, Vocabulary Vocabulary, ImmutableArray<Diagnostic> Diagnostics)
{
    private SemanticModel? model;

    /// <summary>The files as they were read, sorted by path; empty for a policy set that was compiled beforehand.</summary>
    public ImmutableArray<SyntaxTree> Trees { get; init; } = [];

    /// <summary>What the names in the files mean; made when it is first asked for.</summary>
    public SemanticModel Model
    {
        get
        {
            // A copy of this record with other trees or names has a model of its own.
            if (model is not { } known || known.Trees != Trees || !ReferenceEquals(known.Vocabulary, Vocabulary))
            {
                model = known = new SemanticModel(Trees, () => Vocabulary);
            }

            return known;
        }
    }
}
