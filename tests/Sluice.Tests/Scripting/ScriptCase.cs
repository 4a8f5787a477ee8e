using Sluice.Core.Binding;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Scripting;
using Sluice.Syntax.Text;
using Sluice.Testing;

namespace Sluice.Tests.Scripting;

/// <summary>A small policy set with one attribute that a script computes, and a transfer that depends on it.</summary>
internal sealed class ScriptCase
{
    private const string Manifest = """
        transfer: tickets
        to: desk
        onward: [ vendor ]
        purpose: support
        on: 2026-01-15
        people: 1200
        retention: 90 days
        attributes: { approved: true }
        datasets:
          tickets:
            fields:
              account: { category: account }
              mail: { category: account.email }
        """;

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public ScriptCase(string script, string type = "boolean", string condition = "fact")
    {
        texts["facts/fact.csx"] = script;
        texts["policy.sluice"] = $$"""
            category account { email }
            purpose support
            partner desk { in IE }
            partner vendor { in IE }
            attribute approved : boolean
            attribute fact : {{type}} = script "facts/fact.csx"
            rule help { allow account to desk, vendor for support when {{condition}} }
            """;
        Files = new MemoryPolicyFiles(texts);
        var result = PolicyCompiler.Compile(Files);
        Program = result.Program ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        var read = ManifestReader.Read(new SourceText("tickets.yaml", Manifest), Program.Vocabulary);
        Transfer = read.Transfers.SingleOrDefault() ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
    }

    public MemoryPolicyFiles Files { get; }

    public PolicyProgram Program { get; }

    public TransferManifest Transfer { get; }

    public FactScriptRunner Runner { get; } = new();

    public FactScriptResult Run() => Runner.Run(Program, Files, Transfer);

    /// <summary>The fact as a policy would write it; fails when the script does.</summary>
    public string Value()
    {
        var result = Run();
        if (result.Manifest is null)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        return result.Manifest.Stated.Attributes.Find(Program.Vocabulary.Attributes.Find("fact")!)!.Value.Value.ToString();
    }

    /// <summary>The verdict with the script's fact.</summary>
    public Verdict Decide() => new PolicyEngine(Program).Decide(Run().Manifest!, null).Verdict;

    /// <summary>The only error, as <c>path:line:column: id: message</c>.</summary>
    public string Error()
    {
        var result = Run();
        Xunit.Assert.Null(result.Manifest);
        return Xunit.Assert.Single(result.Diagnostics).ToString();
    }
}
