using System.Collections.Immutable;
using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Linting;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core;

/// <summary>
/// A policy set in use: compiled once, what is wrong with it, and the engine that decides by it. Where its files come from is the caller's:
/// a disk, an editor, memory. Safe to use from several threads.
/// </summary>
public sealed class PolicySession
{
    private readonly Lazy<Compilation> compilation;
    private readonly Lazy<ImmutableArray<Diagnostic>> diagnostics;
    private readonly Lazy<PolicyEngine?> engine;

    /// <summary>Nothing is read before it is asked for.</summary>
    /// <param name="files">The files of the policy set.</param>
    /// <param name="compiled">What compiling them gave; null where that is yet to be done.</param>
    public PolicySession(IPolicyFiles files, Compilation? compiled = null)
    {
        Files = files;
        compilation = new(() => compiled ?? PolicyCompiler.Compile(files));
        diagnostics = new(() => Linter.Unsuppressed(Compilation));
        engine = new(() => Program is { } program ? new PolicyEngine(program) : null);
    }

    /// <summary>The files of the policy set.</summary>
    public IPolicyFiles Files { get; }

    /// <summary>What compiling gave.</summary>
    public Compilation Compilation => compilation.Value;

    /// <summary>All errors and warnings, sorted, without the warnings that a comment suppresses.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics.Value;

    /// <summary>The program; null while the policy set has errors.</summary>
    public PolicyProgram? Program => Compilation.Program;

    /// <summary>Decides transfers; null while the policy set has errors.</summary>
    public PolicyEngine? Engine => engine.Value;

    /// <summary>
    /// What the lint rules find and no comment suppresses; nothing while there are errors, and in a policy set that was compiled
    /// beforehand.
    /// </summary>
    public ImmutableArray<LintFinding> Lint(LintOptions options) => Linter.Run(Compilation, options, () => Engine!);
}
