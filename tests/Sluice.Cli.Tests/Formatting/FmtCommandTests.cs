using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Formatting;

/// <summary><c>sluice fmt</c>: what is written, what is shown, what is left alone.</summary>
public sealed class FmtCommandTests : IDisposable
{
    private const string Typed = "category a\nrule r{deny  a}\n";
    private const string Form = "category a\nrule r { deny a }\n";

    private readonly TemporaryFolder bench = new();

    [Fact]
    public void Files_are_written_in_their_form_and_named()
    {
        bench
            .Write("set/one.sluice", Typed)
            .Write("set/in/two.SLUICE", Typed)
            .Write("set/three.sluice", Form)
            .Write("set/other.txt", Typed);

        var run = bench.Run("fmt", "set");

        Assert.Equal((0, "formatted set/in/two.SLUICE\nformatted set/one.sluice\n", ""), (run.Code, run.Output, run.Complaints));
        Assert.Equal(
            (Form, Form, Form, Typed),
            (bench.Read("set/one.sluice"), bench.Read("set/in/two.SLUICE"), bench.Read("set/three.sluice"), bench.Read("set/other.txt"))
        );
        Assert.Equal((0, "3 files, formatted already\n"), (bench.Run("fmt", "set", "--check").Code, bench.Run("fmt", "set").Output));
    }

    [Fact]
    public void Without_a_path_the_policies_are_meant()
    {
        bench.Write("policies/a.sluice", Typed).Write("b.sluice", Typed);

        Assert.Equal("formatted policies/a.sluice\n", bench.Run("fmt").Output);
        Assert.Equal(Typed, bench.Read("b.sluice"));
    }

    [Fact]
    public void Without_policies_the_working_directory_is_meant() =>
        Assert.Equal("formatted b.sluice\n", bench.Write("b.sluice", Typed).Run("fmt").Output);

    [Fact]
    public void A_check_writes_nothing_and_names_each_file()
    {
        var run = bench.Write("one.sluice", Typed).Write("two.sluice", Form).Run("fmt", "--check", "one.sluice", "two.sluice");

        Assert.Equal((5, "", "error SLU5061: `one.sluice` is not formatted\n\n"), (run.Code, run.Output, run.Complaints));
        Assert.Equal(Typed, bench.Read("one.sluice"));
    }

    [Fact]
    public void A_difference_is_shown_as_patch_reads_it()
    {
        var many = string.Concat(Enumerable.Range(0, 12).Select(static i => $"category a{i}\n"));
        var run = bench.Write("one.sluice", "category  a\n" + many + "rule r { deny a }").Run("fmt", "--diff", "one.sluice");

        Assert.Equal(
            """
            --- one.sluice
            +++ one.sluice
            @@ -1,4 +1,4 @@
            -category  a
            +category a
             category a0
             category a1
             category a2
            @@ -11,4 +11,4 @@
             category a9
             category a10
             category a11
            -rule r { deny a }
            \ No newline at end of file
            +rule r { deny a }

            """,
            run.Output
        );
        Assert.Equal((5, ""), (run.Code, run.Complaints));
        Assert.StartsWith("category  a\n", bench.Read("one.sluice"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_line_ends_are_a_difference()
    {
        var run = bench.Write("one.sluice", "category a\r\n").Run("fmt", "--diff", "--check", "one.sluice");

        Assert.Equal((5, "--- one.sluice\n+++ one.sluice\n@@ -1 +1 @@\n-category a\r\n+category a\n"), (run.Code, run.Output));
        Assert.Contains("SLU5061", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_coloured_on_a_terminal()
    {
        bench.Write("one.sluice", Typed);

        Assert.Contains(
            "\u001b[31m-rule r{deny  a}\u001b[0m\n\u001b[32m+rule r { deny a }\u001b[0m\n",
            bench.Run(new FakeConsole { OutIsTerminal = true }, "fmt", "--diff").Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\u001b', bench.Run(new FakeConsole { OutIsTerminal = true }, "fmt", "--diff", "--color", "never").Output);
    }

    [Fact]
    public void No_difference_shows_nothing() =>
        Assert.Equal(new CommandRun(0, "", ""), bench.Write("one.sluice", Form).Run("fmt", "--diff", "one.sluice"));

    [Fact]
    public void Standard_input_goes_to_standard_output()
    {
        Assert.Equal(new CommandRun(0, Form, ""), bench.RunWithInput(Typed, "fmt", "-"));
        Assert.Equal(new CommandRun(0, Form, ""), bench.RunWithInput(Form, "fmt", "-"));
        Assert.Equal(
            (5, ""),
            (bench.RunWithInput(Typed, "fmt", "-", "--check").Code, bench.RunWithInput(Typed, "fmt", "-", "--check").Output)
        );
        Assert.StartsWith("--- <stdin>\n", bench.RunWithInput(Typed, "fmt", "-", "--diff").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--check")]
    [InlineData("--diff")]
    public void A_file_with_errors_is_named_and_left_alone_and_the_others_are_formatted(string option)
    {
        bench.Write("broken.sluice", "rule r { deny  a").Write("whole.sluice", Typed);

        var run = bench.Run(option.Length == 0 ? ["fmt", "."] : ["fmt", ".", option]);

        Assert.Equal(3, run.Code);
        Assert.Contains("broken.sluice:1:", run.Complaints, StringComparison.Ordinal);
        Assert.Equal("rule r { deny  a", bench.Read("broken.sluice"));
        Assert.Equal(option.Length == 0 ? Form : Typed, bench.Read("whole.sluice"));
        Assert.Equal((3, ""), (bench.RunWithInput("rule r {", "fmt", "-").Code, bench.RunWithInput("rule r {", "fmt", "-").Output));
    }

    [Fact]
    public void A_file_that_is_no_text_is_left_alone()
    {
        bench.Write("null.sluice", "category a\0");

        var run = bench.Run("fmt", "null.sluice");

        Assert.Equal((3, "category a\0"), (run.Code, bench.Read("null.sluice")));
        Assert.Contains("null.sluice:1:11: error", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_an_error_and_the_rest_is_formatted()
    {
        var run = bench.Write("one.sluice", Typed).Write("empty/readme.txt", "").Run("fmt", "nowhere.sluice", "one.sluice", "empty");

        Assert.Equal((2, "formatted one.sluice\n"), (run.Code, run.Output));
        Assert.Contains("`nowhere.sluice`", run.Complaints, StringComparison.Ordinal);
        Assert.Contains("`empty` holds no .sluice file", run.Complaints, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_keeps_its_permissions_and_one_that_is_formatted_is_not_touched()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        var (one, two) = (Path.Join(bench.Folder, "one.sluice"), Path.Join(bench.Folder, "two.sluice"));
        bench.Write("one.sluice", Typed).Write("two.sluice", Form);
        File.SetUnixFileMode(one, Mode);
        var before = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(two, before);

        Assert.Equal(0, bench.Run("fmt", ".").Code);

        Assert.Equal((Form, Mode, before), (bench.Read("one.sluice"), File.GetUnixFileMode(one), File.GetLastWriteTimeUtc(two)));
        Assert.Equal(["one.sluice", "two.sluice"], Directory.GetFiles(bench.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_link_leads_to_is_not_written()
    {
        bench.Write("real/one.sluice", Typed);
        File.CreateSymbolicLink(Path.Join(bench.Folder, "link.sluice"), Path.Join(bench.Folder, "real", "one.sluice"));

        Assert.Equal(2, bench.Run("fmt", "link.sluice").Code);
        Assert.NotNull(new FileInfo(Path.Join(bench.Folder, "link.sluice")).LinkTarget);
        Assert.Equal(Typed, bench.Read("real/one.sluice"));
    }

    [Fact]
    public void What_a_policy_set_decides_is_decided_as_before()
    {
        bench.CopyExample("retail_ads");
        var check = new[] { "check", "policies/retail_ads/transfers", "--policies", "policies/retail_ads", "--format", "json" };
        static string[] Decisions(CommandRun run) =>
            [
                .. run.Verdicts.SelectMany(static v =>
                    v.GetProperty("flows")
                        .EnumerateArray()
                        .Select(f =>
                            $"{v.GetProperty("transfer")} {f.GetProperty("field")} {f.GetProperty("recipient")} {f.GetProperty("verdict")} {f.GetProperty("residual")}"
                        )
                ),
            ];
        var file = "policies/retail_ads/policy.sluice";
        bench.Write(file, bench.Read(file).Replace("  to ", "\n\nto  ", StringComparison.Ordinal));
        var before = Decisions(bench.Run(check));

        Assert.Equal(0, bench.Run("fmt").Code);

        Assert.NotEmpty(before);
        Assert.Equal(before, Decisions(bench.Run(check)));
    }

    public void Dispose() => bench.Dispose();
}
