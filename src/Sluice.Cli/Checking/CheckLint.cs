using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Core;
using Sluice.Core.Linting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Checking;

/// <summary>
/// Lints the policies while transfers are decided, on another core: a warning takes no longer than the verdict.
/// </summary>
internal sealed class CheckLint
{
    /// <summary>
    /// Larger policy sets are linted by <c>sluice lint</c>, or where <c>--deny-warnings</c> asks for it: a check in a pipeline has to be
    /// quick.
    /// </summary>
    private const int MostRules = 1_000;

    private readonly Task<IReadOnlyList<Diagnostic>> running;

    private CheckLint(Task<IReadOnlyList<Diagnostic>> running) => this.running = running;

    /// <summary>Begins; null for nothing to look at. What is left out is said.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="asOf">The day for manifests without a date.</param>
    /// <param name="whole">Whether to look at policy sets of any size.</param>
    public static CheckLint? Begin(PolicySession policies, DateOnly? asOf, bool whole) =>
        policies.Program is null || policies.Compilation.Trees.IsEmpty ? null
        : !whole && policies.Program.Rules.Length > MostRules
            ? new CheckLint(
                Task.FromResult<IReadOnlyList<Diagnostic>>([Diagnostic.Create(CommandDiagnostics.LintLeftOut, null, MostRules)])
            )
        : new CheckLint(OnItsOwnThread(() => Find(policies, asOf)));

    /// <summary>What was found.</summary>
    public IReadOnlyList<Diagnostic> Findings() => running.GetAwaiter().GetResult();

    // A pool of threads takes longer to come up than this work takes.
    private static Task<IReadOnlyList<Diagnostic>> OnItsOwnThread(Func<IReadOnlyList<Diagnostic>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static IReadOnlyList<Diagnostic> Find(PolicySession policies, DateOnly? asOf)
    {
        try
        {
            return [.. policies.Lint(new LintOptions { AsOf = asOf }).Select(static f => f.Diagnostic)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A mistake of ours in a warning must not stand in the way of a verdict; it is reported all the same.
            return [InternalError.Of(e, "lint")];
        }
    }
}
