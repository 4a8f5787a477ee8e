using System.Text.RegularExpressions;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>The page in a real browser: it renders, its search filters, nothing is fetched, nothing complains.</summary>
[Trait("Category", "Slow")]
public sealed class BrowserTests : IDisposable
{
    private readonly TemporaryFolder bench = new();
    private readonly string page;

    public BrowserTests()
    {
        bench.CopyExample("app_store_scoring").Run("doc", "policies/app_store_scoring", "-o", "page.html");
        page = "file://" + Path.Join(bench.Folder, "page.html");
    }

    public void Dispose() => bench.Dispose();

    [BrowserFact]
    public void It_renders_and_nothing_complains()
    {
        var (dom, console) = Browser.Run(bench.Folder, page, "--dump-dom");

        Assert.Empty(console);
        Assert.Contains("</html>", dom, StringComparison.Ordinal);
        Assert.Contains("<div id=\"search\" role=\"search\">", dom, StringComparison.Ordinal);
        Assert.Equal(11, Regex.Count(dom, "<tr data-find=\"\"><th scope=\"row\" class=\"depth-"));
        Assert.DoesNotContain("data-find=\"\" hidden", dom, StringComparison.Ordinal);
    }

    [BrowserFact]
    public void Its_search_leaves_what_is_looked_for_and_what_that_lies_in()
    {
        var (dom, console) = Browser.Run(bench.Folder, page + "?find=wallet%20BALANCE", "--dump-dom");

        Assert.Empty(console);
        var shown = Regex.Matches(dom, "<li id=\"category:([a-z._]+)\" data-find=\"\">").Select(static m => m.Groups[1].Value).ToArray();
        Assert.Equal(["credit", "credit.balance"], shown);
        Assert.Contains("<article id=\"rule:scoring_surplus\" class=\"rule deny\" data-find=\"\">", dom, StringComparison.Ordinal);
        Assert.Contains(
            "<article id=\"rule:settle_abroad\" class=\"rule allow\" data-find=\"\" hidden=\"\">",
            dom,
            StringComparison.Ordinal
        );
        Assert.Matches("aria-live=\"polite\">3 entries fit</output>", dom);
        Assert.Contains("data-group=\"\" hidden=\"\"", dom, StringComparison.Ordinal);
    }

    [BrowserFact]
    public void A_search_without_a_result_says_so()
    {
        var (dom, _) = Browser.Run(bench.Folder, page + "?find=nobodywritesthis", "--dump-dom");

        Assert.Contains(">0 entries fit</output>", dom, StringComparison.Ordinal);
        Assert.DoesNotMatch("<article [^>]*data-find=\"\">", dom);
    }

    [BrowserFact]
    public void A_screenshot_shows_the_page_on_a_desk_and_on_a_phone()
    {
        foreach (var (width, height) in new[] { (1280, 1600), (500, 1600) })
        {
            Browser.Run(bench.Folder, page, $"--screenshot={Path.Join(bench.Folder, "shot.png")}", $"--window-size={width},{height}");
            var image = Pixels.Read(Path.Join(bench.Folder, "shot.png"));

            Assert.Equal((width, height), (image.Width, image.Height));
            var colours = image.Count();
            var shares = new[] { "page-paper", "always-paper", "depends-paper", "never-paper" }
                .Select(n => (Name: n, Pixels: Near(colours, n)))
                .ToList();

            // Paper, the matrix with what depends and what is never allowed, and ink on all of it.
            Assert.All(shares, s => Assert.True(s.Pixels > width, $"{width} wide: {s.Pixels} pixels of {s.Name}"));
            Assert.True(shares[0].Pixels > width * height / 5, $"{width} wide: {shares[0].Pixels} pixels of paper");
            Assert.True(Near(colours, "page-ink") > width, $"{width} wide: no ink");
        }

        static long Near(Dictionary<int, long> colours, string name)
        {
            // By night the same names have other colours; the browser has no preference, so it is day.
            var wanted = Convert.ToInt32(Palette.All["light"][name][1..], 16);
            return colours.Where(c => Distance(c.Key, wanted) <= 2).Sum(static c => c.Value);
        }

        static int Distance(int a, int b) => new[] { 0, 8, 16 }.Max(shift => Math.Abs(((a >> shift) & 255) - ((b >> shift) & 255)));
    }

    [BrowserFact]
    public void It_can_be_printed()
    {
        var file = Path.Join(bench.Folder, "page.pdf");
        Browser.Run(bench.Folder, page, "--no-pdf-header-footer", $"--print-to-pdf={file}");

        Assert.StartsWith("%PDF-", File.ReadAllText(file)[..8], StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length > 20_000);
    }

    [BrowserFact]
    public void What_does_not_belong_to_the_page_would_be_stopped_and_seen()
    {
        // The control: the browser must complain of what the tests above say is not there.
        bench.Write(
            "foreign.html",
            bench
                .Read("page.html")
                .Replace(
                    "<main id=\"main\">",
                    "<main id=\"main\"><img src=\"https://example.com/x.png\" alt=\"\"><script>document.title = 'mine'</script>",
                    StringComparison.Ordinal
                )
        );
        var (dom, console) = Browser.Run(bench.Folder, "file://" + Path.Join(bench.Folder, "foreign.html"), "--dump-dom");

        Assert.DoesNotContain("<title>mine", dom, StringComparison.Ordinal);
        Assert.Contains(console, static l =>
            l.Contains("Content Security Policy", StringComparison.Ordinal) && l.Contains("example.com", StringComparison.Ordinal)
        );
    }
}
