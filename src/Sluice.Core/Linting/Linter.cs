using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Linting;

/// <summary>
/// Looks for what a policy set says but hardly means. A pure function: the same policy set and options give the same findings.
/// </summary>
public static class Linter
{
    /// <summary>
    /// What the rules find and no comment suppresses, by path, place and identifier. A policy set with errors, or one that was compiled
    /// beforehand and has no comments any more, has no findings.
    /// </summary>
    /// <param name="compiled">The policy set.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="engine">Gives the engine of its program, where there is one already; what a finding shows is decided by it.</param>
    public static ImmutableArray<LintFinding> Run(Compilation compiled, LintOptions options, Func<PolicyEngine>? engine = null)
    {
        if (compiled.Program is not { } program || compiled.Trees.IsEmpty)
        {
            return [];
        }

        var context = new LintContext(compiled, program, options, engine);
        var chosen = LintRules.All.Where(options.Runs).ToList();
        var found = CompilerWarnings
            .Of(context)
            .Where(f => !context.Suppressions.Suppress(f.Diagnostic) && options.WithCompilerWarnings)
            .ToList();
        foreach (var rule in chosen.OrderBy(static r => r.RunsLast))
        {
            found.AddRange(rule.Find(context).ToList().Where(f => !context.Suppressions.Suppress(f.Diagnostic)));
        }

        return found.Count < 2
            ? [.. found]
            :
            [
                .. found
                    .OrderBy(static f => f.Diagnostic.Location?.Path ?? "", StringComparer.Ordinal)
                    .ThenBy(static f => f.Diagnostic.Location?.Span.Start ?? -1)
                    .ThenBy(static f => f.Diagnostic.Id, StringComparer.Ordinal)
                    .ThenBy(static f => f.Diagnostic.Message, StringComparer.Ordinal),
            ];
    }

    /// <summary>What the compiler has said, without the warnings that a comment suppresses.</summary>
    public static ImmutableArray<Diagnostic> Unsuppressed(Compilation compiled)
    {
        if (compiled.Trees.IsEmpty || !compiled.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Warning))
        {
            return compiled.Diagnostics;
        }

        var suppressions = new Suppressions(compiled.Trees);
        return [.. compiled.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Warning || !suppressions.Suppress(d))];
    }
}
