using System.Text.RegularExpressions;
using Sluice.Core.Binding;
using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Robustness;

/// <summary>A file that is broken never lets anything pass, and is told about in words with a place.</summary>
[Trait("Category", "Slow")]
public sealed partial class MutationTests : IDisposable
{
    private const int Broken = 100;
    private const string Set = "policies/app_store_scoring";

    private readonly TemporaryFolder workspace = TemporaryFolder.OfPages();

    [Fact]
    public void A_broken_policy_decides_nothing()
    {
        var files = Files("*.sluice");
        for (int seed = 0, broken = 0; broken < Broken; seed++)
        {
            var file = files[seed % files.Count];
            var text = new FileBreaker(seed).Break(Read(file));
            if (HasErrors(file, text))
            {
                broken++;
                WithText(file, text, () => AssertRefused(3, $"{Set}/transfers/app_store_daily.yaml", seed));
            }
        }
    }

    [Fact]
    public void A_broken_manifest_is_not_decided()
    {
        var vocabulary = Compile().Vocabulary;
        var files = Files("*.yaml");
        for (int seed = 0, broken = 0; broken < Broken; seed++)
        {
            var file = files[seed % files.Count];
            var text = new FileBreaker(seed).Break(Read(file));
            if (
                SourceDecoder.TryDecode(file, System.Text.Encoding.UTF8.GetBytes(text), out _) is not { } source
                || ManifestReader.Read(source, vocabulary).Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error)
            )
            {
                broken++;
                WithText(file, text, () => AssertRefused(2, file, seed));
            }
        }
    }

    [Fact]
    public void A_broken_policy_runs_no_test_and_a_strange_one_still_ends_in_words()
    {
        var files = Files("*.sluice");
        for (var seed = 0; seed < Broken; seed++)
        {
            var file = files[seed % files.Count];
            var text = new FileBreaker(seed + 5_000).Break(Read(file));
            var broken = HasErrors(file, text);
            WithText(file, text, () =>
            {
                var console = new FakeConsole();
                var exit = CliApp.Run(["test", Set], console, workspace.Folder);
                var all = $"seed {seed}: exit code {exit}\n{console.Written}{console.Complained}";
                Assert.True(broken ? exit == 3 && console.Written.ToString().Length == 0 : exit is 0 or 1, all);
                Assert.False(Inner().IsMatch(all), all);
            });
        }
    }

    public void Dispose() => workspace.Dispose();

    private void AssertRefused(int code, string manifest, int seed)
    {
        var console = new FakeConsole();
        var exit = CliApp.Run(["check", manifest, "--policies", Set], console, workspace.Folder);
        var error = console.Complained.ToString();
        var all = console.Written + error;

        Assert.True(exit == code, $"seed {seed}: exit code {exit}\n{all}");
        Assert.True(PlaceAndId().IsMatch(error), $"seed {seed}: no place\n{error}");
        Assert.False(Inner().IsMatch(all), $"seed {seed}: {Inner().Match(all)}\n{all}");
        Assert.DoesNotContain("allow", Verdicts().Match(all).Value, StringComparison.Ordinal);
    }

    private bool HasErrors(string file, string text)
    {
        var failed = false;
        WithText(file, text, () => failed = Compile().Program is null);
        return failed;
    }

    private Compilation Compile()
    {
        var problems = new List<Diagnostic>();
        var folder = Sluice.Cli.Files.PolicyFolder.Open(Set, workspace.Folder, problems);
        Assert.Empty(problems);
        return PolicyCompiler.Compile(folder!.Session.Files);
    }

    private void WithText(string file, string text, Action work)
    {
        var path = Path.Combine(workspace.Folder, file);
        var before = File.ReadAllText(path);
        File.WriteAllText(path, text);
        work();
        File.WriteAllText(path, before);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(workspace.Folder, file));

    private List<string> Files(string pattern) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(workspace.Folder, Set), pattern, SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(workspace.Folder, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex(@"^\S+:\d+:\d+: .*SLU\d{4}|^.*SLU\d{4}[^\n]*\n[^\n]*:\d+:\d+", RegexOptions.Multiline)]
    private static partial Regex PlaceAndId();

    // What belongs to the inside of the program: stack traces, types, the words of the parser generator and the YAML reader.
    [GeneratedRegex(
        @"   at .*\(|Exception|mismatched input|extraneous input|no viable alternative|token recognition error|YamlDotNet|SLU5090"
    )]
    private static partial Regex Inner();

    [GeneratedRegex(@"^(allow|restrict).*$", RegexOptions.Multiline)]
    private static partial Regex Verdicts();
}
