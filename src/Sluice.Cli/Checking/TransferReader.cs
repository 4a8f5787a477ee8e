using System.Collections.Immutable;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Checking;

/// <summary>Reads a policy set and one manifest for commands that go on with the rows; whatever is wrong stops them.</summary>
/// <param name="context">Where to read and report.</param>
/// <param name="allowScripts">Whether fact scripts may run.</param>
/// <param name="command">The command that reads.</param>
internal sealed class TransferReader(CliContext context, bool allowScripts, string command)
{
    private string? policyPath;

    /// <summary>The earliest day that a transfer may be dated; null where any will do.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>The policy set; null until it is read.</summary>
    public PolicyEngine? Engine { get; private set; }

    /// <summary>The manifest's path; null for standard input.</summary>
    public NamedFile? File { get; private set; }

    /// <summary>The files that were read, absolute; null for standard input.</summary>
    public IEnumerable<string?> Inputs => [File?.FullPath, policyPath];

    /// <summary>The transfers of a manifest.</summary>
    /// <returns>The exit code: allowed when they could be read.</returns>
    public int Read(string manifest, string policies, out ImmutableArray<TransferManifest> transfers)
    {
        transfers = [];
        var problems = new List<Diagnostic>();
        var folder = PolicyFolder.OpenAny(policies, context.WorkingDirectory, problems);
        var finder = new ManifestFinder(context.WorkingDirectory) { Command = command };
        finder.Add(manifest);
        problems.AddRange(finder.Problems);
        if (finder.Found.Length > 1)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.UnexpectedArgument, null, "one manifest", finder.Found[1].Display));
        }

        context.Report(problems);
        if (problems.Count > 0 || folder is null)
        {
            return ExitCodes.Unreadable;
        }

        policyPath = folder.FullPath;
        if (!folder.IsUsable(context, out var code))
        {
            return code;
        }

        Engine = folder.Session.Engine;
        File = finder.Found[0];
        return Read(Engine!.Program.Vocabulary, folder, out transfers);
    }

    private int Read(Vocabulary vocabulary, PolicyFolder folder, out ImmutableArray<TransferManifest> transfers)
    {
        transfers = [];
        var source = File!.Read(context.Io, out var problem);
        if (source is null)
        {
            context.Report(problem is null ? [] : [problem]);
            return ExitCodes.Unreadable;
        }

        var read = ManifestReader.Read(source, vocabulary);
        context.Report(read.Diagnostics);
        if (read.Transfers.IsEmpty || read.Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            return ExitCodes.Unreadable;
        }

        var early = read.Transfers.Select(t => TransferCautions.TooEarly(t, NotBefore)).OfType<Diagnostic>().ToList();
        context.Report(early);
        if (early.Count > 0)
        {
            return ExitCodes.Unreadable;
        }

        var computed = ImmutableArray.CreateBuilder<TransferManifest>();
        foreach (var transfer in read.Transfers)
        {
            if (!allowScripts || ScriptFacts.Available is not { } scripts)
            {
                computed.Add(transfer);
                continue;
            }

            var result = scripts.Run(Engine!.Program, folder.Session.Files, transfer);
            context.Report(result.Diagnostics);
            if (result.Manifest is null)
            {
                return ExitCodes.PolicyErrors;
            }

            computed.Add(result.Manifest);
        }

        transfers = computed.ToImmutable();
        return ExitCodes.Allowed;
    }
}
