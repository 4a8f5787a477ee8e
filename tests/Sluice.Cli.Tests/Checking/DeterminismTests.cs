using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Cli.Rendering;
using Sluice.Core.Binding;
using Sluice.Core.Changes;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Checking;

/// <summary>The same input gives the same bytes, wherever and whenever, in every format.</summary>
[Trait("Category", "Slow")]
public sealed partial class DeterminismTests : IDisposable
{
    private const string Set = "policies/app_store_scoring";
    private const string Daily = Set + "/transfers/app_store_daily.yaml";

    private readonly TemporaryFolder bench = new TemporaryFolder().CopyExample("app_store_scoring");

    public static TheoryData<string> Formats => [.. ProductLists.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_culture_changes_nothing(string format)
    {
        var expected = Check(format);
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Strange();

            // The culture is at work: an ordinary conversion shows it.
            Assert.Equal("~1_5", (-1.5m).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Check(format));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Windows_line_endings_change_nothing(string format)
    {
        var expected = Check(format);
        foreach (var file in Directory.EnumerateFiles(bench.Folder, "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        Assert.Contains("\r\n", bench.Read($"{Set}/rules.sluice"), StringComparison.Ordinal);
        Assert.Equal(expected, Check(format));
    }

    [Fact]
    public void Digests_do_not_see_line_endings_and_marks()
    {
        var expected = Digests();
        foreach (var file in Directory.EnumerateFiles(bench.Folder, "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(
                file,
                File.ReadAllText(file).ReplaceLineEndings("\r\n"),
                new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
            );
        }

        Assert.Equal(expected, Digests());
        bench.Write($"{Set}/more.sluice", "category weather\n");
        Assert.NotEqual(expected[0].Split(' ')[0], Digests()[0].Split(' ')[0]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_order_of_arguments_and_the_working_directory_change_nothing(string format)
    {
        var files = Directory
            .EnumerateFiles(Path.Join(bench.Folder, Set, "transfers"), "*.yaml")
            .Select(static f => $"{Set}/transfers/{Path.GetFileName(f)}");
        var sorted = files.Order(StringComparer.Ordinal).ToArray();
        Assert.True(sorted.Length > 5);
        Assert.Equal(Run([Set + "/transfers"], format), Run([.. sorted.Reverse()], format));

        var inside = TemporaryFolder.RunIn(
            Path.Join(bench.Folder, Set),
            new FakeConsole(),
            "check",
            "transfers",
            "--policies",
            ".",
            "--format",
            "json"
        );
        Assert.Equal(
            bench
                .Run("check", Set + "/transfers", "--policies", Set, "--format", "json")
                .Output.Replace(Set + "/", "", StringComparison.Ordinal),
            inside.Output
        );
    }

    [Fact]
    public void The_order_in_which_files_are_listed_changes_nothing()
    {
        var listed = Decide(Listed(static names => names.Order(StringComparer.Ordinal)));
        Assert.Equal(listed, Decide(Listed(static names => names.OrderDescending(StringComparer.Ordinal))));
        Assert.Equal(listed, Decide(Listed(static names => names.OrderBy(static n => n.Length))));
        Assert.Contains("third_party_needs_consent", listed, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_policy_files_change_no_decision()
    {
        // A ground shows its file and the digest covers the texts by their names: all else is the same to the byte.
        var expected = Decisions();
        File.Move(Path.Join(bench.Folder, Set, "vocabulary.sluice"), Path.Join(bench.Folder, Set, "zz.sluice"));
        File.Move(Path.Join(bench.Folder, Set, "rules.sluice"), Path.Join(bench.Folder, Set, "aa.sluice"));
        File.Move(Path.Join(bench.Folder, Set, "instruments.sluice"), Path.Join(bench.Folder, Set, "mm.sluice"));

        Assert.Equal(expected, Decisions());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_process_is_the_same_at_another_place_and_in_another_tongue(string format)
    {
        var here = await Start(format, ("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C"));
        var there = await Start(
            format,
            ("TZ", "Asia/Seoul"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("TERM", "xterm"),
            ("COLUMNS", "40")
        );

        Assert.Equal(here, there);

        // In the process or beside it, the bytes are the same.
        Assert.Equal(Run([Daily], format), System.Text.Encoding.UTF8.GetString(here));
    }

    public void Dispose() => bench.Dispose();

    private static CultureInfo Strange()
    {
        // No culture data is built in, so a strange one is made by hand.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = "_";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.ShortDatePattern = "dd MMM yy";
        culture.DateTimeFormat.LongDatePattern = "dd MMM yy";
        culture.DateTimeFormat.DateSeparator = "!";
        culture.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        return culture;
    }

    private static string Decide(IPolicyFiles files)
    {
        var compiled = PolicyCompiler.Compile(files);
        Assert.Empty(compiled.Diagnostics);
        var source = files.Read("transfers/app_store_daily.yaml", out _)!;
        var manifest = Assert.Single(ManifestReader.Read(source, compiled.Vocabulary).Transfers);
        var engine = new PolicyEngine(compiled.Program!);
        var verdict = engine.Decide(manifest, null);
        verdict = ChangeFinder.WithChanges(engine, verdict, null);
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            VerdictJson.WriteAll(json, [verdict]);
            json.WriteEndObject();
        });
    }

    private string Check(string format) => Run([Daily, Set + "/transfers/settlement_*.yaml"], format);

    private string Run(string[] manifests, string format)
    {
        var run = bench.Run(["check", .. manifests, "--policies", Set, "--format", format]);
        Assert.Equal((1, ""), (run.Code, run.Complaints));
        return run.Output;
    }

    private string[] Digests() =>
        [
            .. bench
                .Run("check", Set + "/transfers", "--policies", Set, "--format", "json")
                .Verdicts.Select(static v => $"{v.GetProperty("policy")} {v.GetProperty("manifest")}"),
        ];

    private string Decisions() => Places().Replace(Run([Set + "/transfers"], "json"), "");

    [GeneratedRegex(
        """
            "(file|policy|sources)": "[^"]*",?
            """
    )]
    private static partial Regex Places();

    private async Task<byte[]> Start(string format, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = bench.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in new[]
            {
                "exec",
                Path.Join(AppContext.BaseDirectory, "sluice.dll"),
                "check",
                Daily,
                "--policies",
                Set,
                "--format",
                format,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var output = new MemoryStream();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        Assert.Equal("", await complaints);
        Assert.Equal(1, process.ExitCode);
        return output.ToArray();
    }

    private MemoryPolicyFiles Listed(Func<IEnumerable<string>, IEnumerable<string>> order) =>
        new(
            Directory
                .EnumerateFiles(bench.PathOf(Set), "*", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(bench.PathOf(Set), f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal)
        )
        {
            Order = order,
        };
}
