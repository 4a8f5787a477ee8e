using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>Decides manifests under one policy folder.</summary>
/// <param name="io">Where standard input comes from.</param>
/// <param name="asOf">The day for manifests without a date; null for none.</param>
/// <param name="allowScripts">Whether fact scripts may run.</param>
internal sealed class CheckRun(IConsoleIo io, DateOnly? asOf, bool allowScripts)
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<TransferVerdict> verdicts = [];
    private int exitCode = ExitCodes.Allowed;
    private CheckLint? lint;

    /// <summary>
    /// Whether the policies are linted as well: true whatever their size, false within the bounds of a check, null for not at all.
    /// </summary>
    public bool? WithLint { get; init; }

    /// <summary>Whether to look for what would change a verdict.</summary>
    public bool WithChanges { get; init; } = true;

    /// <summary>The earliest day a transfer may be dated; null for any.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>What the lint rules have found.</summary>
    public IReadOnlyList<Diagnostic> Findings => lint?.Findings() ?? [];

    /// <summary>Decides all manifests; problems found before count as input that cannot be read.</summary>
    public CheckReport Run(PolicyFolder? policies, ImmutableArray<NamedFile> manifests, IEnumerable<Diagnostic> problems)
    {
        if (Prepare(policies, problems) is { } engine)
        {
            foreach (var manifest in manifests)
            {
                Guarded(manifest.Display, () => Decide(engine, policies!, manifest));
            }
        }

        return Report(policies);
    }

    /// <summary>Compiles the policies; null when they cannot be used, and the report says why.</summary>
    public PolicyEngine? Prepare(PolicyFolder? policies, IEnumerable<Diagnostic> problems)
    {
        Add(problems, ExitCodes.Unreadable);
        if (policies is null || !Compile(policies))
        {
            return null;
        }

        lint = WithLint is { } whole ? CheckLint.Begin(policies.Session, asOf, whole) : null;
        return policies.Session.Engine;
    }

    /// <summary>Decides a manifest, all of it.</summary>
    public void Decide(PolicyEngine engine, PolicyFolder policies, NamedFile file)
    {
        var bytes = file.ReadBytes(io, out var problem);
        if (bytes is not null && file.HasLines && bytes.Length <= SourceText.MaximumBytes && bytes.AsSpan().ContainsAnyExcept(" \t\r\n"u8))
        {
            DecideEachLine(engine, policies, file.Display, bytes);
        }
        else if (bytes is not null && SourceDecoder.TryDecode(file.Display, bytes, out problem) is { } source)
        {
            Decide(engine, policies, file.Display, ManifestReader.Read(source, engine.Program.Vocabulary), withChanges: true);
        }
        else
        {
            Add(problem is null ? [] : [problem], ExitCodes.Unreadable);
        }
    }

    /// <summary>
    /// Decides lines of JSON, each a transfer, and hands each verdict on instead of keeping it. The search for what would change a verdict
    /// is left out: it costs more than deciding, and of a hundred thousand it is not read.
    /// </summary>
    public void DecideLines(
        PolicyEngine engine,
        PolicyFolder policies,
        List<SourceText> lines,
        ManifestLineReader reader,
        VerdictLines written
    )
    {
        foreach (var line in lines)
        {
            try
            {
                Decide(engine, policies, line.Path, reader.Read(line), withChanges: false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Add([InternalError.Of(e, line.Path)], ExitCodes.Unreadable);
            }

            foreach (var verdict in verdicts)
            {
                written.Add(verdict);
            }

            verdicts.Clear();
        }
    }

    /// <summary>Input that could not be read, and is not decided.</summary>
    public void Note(IEnumerable<Diagnostic> problems) => Add(problems, ExitCodes.Unreadable);

    /// <summary>What was found so far.</summary>
    public CheckReport Report(PolicyFolder? policies) => new(policies, [.. verdicts], [.. diagnostics], exitCode);

    private bool Compile(PolicyFolder policies)
    {
        ImmutableArray<Diagnostic> found = default;
        Guarded(policies.Display, () => found = policies.Session.Diagnostics);
        if (found.IsDefault)
        {
            return false;
        }

        // A file that cannot be read is not a mistake in the policy.
        Add(found.Where(static d => d.Id != CommandDiagnostics.CannotRead.Id), ExitCodes.PolicyErrors);
        Add(found.Where(static d => d.Id == CommandDiagnostics.CannotRead.Id), ExitCodes.Unreadable);
        return policies.Session.Program is not null;
    }

    // One that cannot be read is an error of that line, in whatever form the verdicts are written.
    private void DecideEachLine(PolicyEngine engine, PolicyFolder policies, string display, byte[] bytes)
    {
        var names = new LineNames();
        var reader = new LineReader(new MemoryStream(bytes), display);
        while (true)
        {
            var problems = new List<Diagnostic>();
            var lines = reader.Next(problems);
            if (lines.Count + problems.Count == 0)
            {
                return;
            }

            Note(problems);
            foreach (var line in lines)
            {
                Guarded(display, () =>
                    Decide(
                        engine,
                        policies,
                        display,
                        names.OnlyNew(ManifestReader.Read(line, engine.Program.Vocabulary)),
                        withChanges: true
                    )
                );
            }
        }
    }

    private void Decide(PolicyEngine engine, PolicyFolder policies, string display, ManifestReadResult read, bool withChanges)
    {
        if (!read.Diagnostics.IsEmpty)
        {
            Add(read.Diagnostics, ExitCodes.Unreadable);
        }

        if (read.Transfers.IsEmpty && !read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            Add([Diagnostic.Create(CommandDiagnostics.NoManifest, null, display).WithFile(display)], ExitCodes.Unreadable);
        }

        foreach (var transfer in read.Transfers)
        {
            if (WithScriptFacts(engine, policies, transfer) is not { } manifest)
            {
                continue;
            }

            if (TransferCautions.TooEarly(manifest, NotBefore) is { } early)
            {
                Add([early], ExitCodes.Unreadable);
                continue;
            }

            var decided = engine.Decide(manifest, asOf);
            Add(TransferCautions.Find(engine, decided, asOf), ExitCodes.Unreadable);
            var verdict = withChanges && WithChanges ? Searched(engine, decided, display) : decided;
            verdicts.Add(verdict);
            exitCode = ExitCodes.Worse(exitCode, CheckReport.CodeOf(verdict.Verdict));
        }
    }

    // The search for changes is an extra: should it fail, the verdict stands and the failure is reported.
    private TransferVerdict Searched(PolicyEngine engine, TransferVerdict verdict, string display)
    {
        var result = verdict;
        Guarded(display, () => result = ChangeFinder.WithChanges(engine, verdict, asOf));
        return result;
    }

    private TransferManifest? WithScriptFacts(PolicyEngine engine, PolicyFolder policies, TransferManifest transfer)
    {
        if (!allowScripts || ScriptFacts.Available is not { } scripts)
        {
            return transfer;
        }

        // A script is part of the policy set: where it fails, nothing is decided.
        var computed = scripts.Run(engine.Program, policies.Session.Files, transfer);
        Add(computed.Diagnostics, ExitCodes.PolicyErrors);
        return computed.Manifest;
    }

    private void Add(IEnumerable<Diagnostic> found, int codeOfErrors)
    {
        foreach (var diagnostic in found)
        {
            diagnostics.Add(diagnostic);
            if (diagnostic.Severity == DiagnosticSeverity.Error)
            {
                exitCode = ExitCodes.Worse(exitCode, codeOfErrors);
            }
        }
    }

    // A mistake of ours in one manifest must neither stop the others nor let anything pass.
    private void Guarded(string what, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Add([InternalError.Of(e, what)], ExitCodes.Unreadable);
        }
    }
}
