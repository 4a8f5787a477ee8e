using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Sluice.Cli.Tests.Checking;
using Sluice.Testing;
using Xunit;

namespace Sluice.Cli.Tests.Documenting;

public sealed class DocTests : IDisposable
{
    private const string Hostile = """
        category account "<script>alert(1)</script>" #identifier { id "\"><img src=x onerror=alert(2)>" }
        purpose support "]]> & <b>"
        partner desk "'><svg/onload=alert(3)>" { in IE }
        attribute vetted : text
        rule help "</style><h1>" {
          allow account.id to desk for support
          when vetted = "<i>"
          cite "<a href=\"javascript:alert(4)\">law</a>"
          because "</article></main><script>alert(5)</script>"
        }
        test "<marquee>" { transfer account.id to desk for support expect deny }
        """;

    private readonly TemporaryFolder bench = new();

    public void Dispose() => bench.Dispose();

    public static TheoryData<string> Examples =>
        [
            "app_store_scoring",
            "bank_cloud_hosting",
            "retail_ads",
            "hospital_imaging",
            "insurer_reinsurer",
            "telco_statistics",
            "school_analytics",
            "ride_hailing_regulator",
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_a_whole_page_with_links_that_lead_somewhere(string example)
    {
        bench.CopyExample(example);
        var page = Doc("policies/" + example);

        Assert.Null(page.Unbalanced());
        var ids = page.Values("id").ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var links = page.Values("href").ToList();
        Assert.All(links, link => Assert.Contains(link[1..], ids));
        Assert.All(links, static link => Assert.StartsWith("#", link, StringComparison.Ordinal));
        Assert.All(page.Values("aria-labelledby").Concat(page.Values("for")), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void It_shows_what_was_accepted()
    {
        bench.CopyExample("app_store_scoring");
        var text = bench.Run("doc", "policies/app_store_scoring").Output;

        Assert.Contains("<li><a href=\"#verdicts\">Accepted verdicts</a></li>", text, StringComparison.Ordinal);
        Assert.Equal(11, Regex.Count(text, "<tr data-find><th scope=\"row\"><code>(app-store|settlement)-"));
        Assert.Contains(
            "<code>app-store-daily</code></th><td class=\"cell never\"><strong>deny</strong></td><td>2018-04-01 until 2024-05-22: deny<br>from 2024-05-22: deny</td>",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("<a href=\"#rule:suspended\"><code>suspended</code></a>", text, StringComparison.Ordinal);

        Directory.Delete(Path.Join(bench.Folder, "policies/app_store_scoring/verdicts"), recursive: true);
        Assert.DoesNotContain("Accepted verdicts", bench.Run("doc", "policies/app_store_scoring").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_accepted_verdict_is_an_error_and_nothing_is_written()
    {
        bench.CopyExample("retail_ads").Write("policies/retail_ads/verdicts/audience.verdict", "sluice-verdict 1\n<<<<<<< ours\n");
        var run = bench.Run("doc", "policies/retail_ads", "--output", "page.html");

        Assert.Equal(2, run.Code);
        Assert.Contains("policies/retail_ads/verdicts/audience.verdict:2:1: error SLU5029", run.Complaints, StringComparison.Ordinal);
        Assert.False(bench.Exists("page.html"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void It_can_be_read_aloud(string example)
    {
        bench.CopyExample(example);
        var page = Doc("policies/" + example);
        var tags = page.Tags.ToList();

        Assert.Equal("en", tags.Single(static t => t.Name == "html").Attributes["lang"]);
        Assert.All(["header", "main", "nav", "footer", "h1", "title"], name => Assert.Single(tags, t => t.Name == name));
        var levels = tags.Select(static t => Regex.Match(t.Name, "^h([1-6])$"))
            .Where(static m => m.Success)
            .Select(static m => m.Groups[1].Value[0] - '0')
            .ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), static pair =>
            Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} behind h{pair.First}")
        );
        Assert.All(tags.Where(static t => t.Name == "th"), static t => Assert.Contains(t.Attributes["scope"], (string[])["col", "row"]));
        Assert.Equal(tags.Count(static t => t.Name == "table"), tags.Count(static t => t.Name == "caption"));
        Assert.All(tags.Where(static t => t.Attributes.ContainsKey("tabindex")), static t => Assert.Equal("region", t.Attributes["role"]));

        // The way past the header comes first of all that can be reached.
        Assert.Equal("#main", page.Values("href").First());

        // A colour never says anything alone: each cell has its word.
        Assert.All(
            Regex
                .Matches(page.Body, "<(td|dt|span) class=\"cell [a-z]+\">(.*?)</\\1>", RegexOptions.Singleline)
                .Select(static m => m.Groups[2].Value),
            static cell => Assert.Contains("<strong>", cell, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Its_colours_are_seen_by_day_by_night_and_on_paper()
    {
        foreach (var (name, colours) in Palette.All)
        {
            Assert.True(colours.Count >= 15, $"{name}: {colours.Count} colours");
            foreach (var paper in colours.Keys.Where(static k => k.EndsWith("-paper", StringComparison.Ordinal)))
            {
                Seen(paper.Replace("-paper", "-ink", StringComparison.Ordinal), paper, 4.5);
            }

            foreach (var ink in new[] { "quiet-ink", "link-ink" })
            {
                Seen(ink, "page-paper", 4.5);
                Seen(ink, "card-paper", 4.5);
            }

            if (name != "print")
            {
                Seen("focus", "page-paper", 3);
                Seen("focus", "card-paper", 3);
            }

            void Seen(string ink, string paper, double least)
            {
                var contrast = Palette.Contrast(colours[ink], colours[paper]);
                Assert.True(contrast >= least, $"{name}: {ink} on {paper} has a contrast of {contrast:0.00}, {least} are wanted");
            }
        }
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_foreign_runs()
    {
        bench.CopyExample("app_store_scoring");
        var text = Doc("policies/app_store_scoring").Text;

        Assert.DoesNotMatch("https?:|url\\(|@import|src=|<link|<iframe|<img", text);
        var style = Regex.Match(text, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var script = Regex.Match(text, "<script>(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains(
            $"default-src 'none'; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'",
            text,
            StringComparison.Ordinal
        );

        static string Hash(string part) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part)));
    }

    [Fact]
    public void What_a_policy_says_is_text_whatever_it_says()
    {
        bench.Write("set/p.sluice", Hostile);
        var page = Doc("set", "--title", "<title>&");

        Assert.Null(page.Unbalanced());
        Assert.DoesNotContain(page.Tags, static t => t.Name is "script" or "img" or "svg" or "b1" or "i" or "marquee");
        Assert.DoesNotContain(page.Tags, static t => t.Attributes.Keys.Any(static k => k.StartsWith("on", StringComparison.Ordinal)));
        Assert.Single(Regex.Matches(page.Text, "<script>"));
        Assert.Single(Regex.Matches(page.Text, "</main>"));
        Assert.Contains("<script>alert(1)</script>", page.Words, StringComparison.Ordinal);
        Assert.Contains("“<i>”", page.Words, StringComparison.Ordinal);
        Assert.Contains("<marquee>", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_things_share_an_anchor_whatever_they_are_called()
    {
        string[] names = ["rules", "rules_title", "matrix", "main", "tests", "a_b", "category"];
        string Each(Func<string, string> declare) => string.Join("\n", names.Select(declare));
        bench.Write(
            "set/p.sluice",
            string.Join(
                "\n",
                Each(static n => $"category {n} {{ title b }}"),
                "category a { b }",
                Each(static n => $"purpose {n} {{ title }}"),
                Each(static n => $"partner {n} {{ in IE }}"),
                Each(static n => $"region r_{n} {{ IE }}"),
                Each(static n => $"attribute {n} : boolean"),
                Each(static n => $"subject attribute of_{n} : boolean"),
                Each(static n => $"consent {n} {{ kind opt_in  of rules  to main  for tests }}"),
                Each(static n => $"rule {n} {{ allow {n} to {n} for {n} when {n} and of_{n} and consent {n} }}"),
                Each(static n => $"invariant {n} {{ never a to main }}")
            ) + "\n"
        );
        var page = Doc("set");
        var ids = page.Values("id").ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.Equal(7, ids.Count(id => id.EndsWith(":" + n, StringComparison.Ordinal))));
        Assert.All(page.Values("href"), h => Assert.Contains(h[1..], ids));
        Assert.DoesNotContain(ids, static id => id.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_are_plain_sentences()
    {
        bench.CopyExample("app_store_scoring");
        var words = Doc("policies/app_store_scoring")
            .Words.Replace(" ,", ",", StringComparison.Ordinal)
            .Replace(" .", ".", StringComparison.Ordinal)
            .Replace("“ ", "“", StringComparison.Ordinal)
            .Replace(" ”", "”", StringComparison.Ordinal);

        Assert.All(
            [
                "Order and Payments made may go to Alipay for Settling a payment made abroad, about Users who have paid abroad.",
                "may leave for Scoring the risk of an App Store customer, when “Rows are filtered, person by person, before they leave” is not so.",
                "Personal credit information may not leave, when the recipient is a third party, unless the person’s consent “Provision to a third party” holds.",
                "Personal credit information may leave only if the time the recipient keeps it is at most 90 days.",
                "comes a duty : Delete what was received (within 90 days).",
                "does not apply to what goes for Settling a payment made abroad, when the agreement “Outsourcing of the settlement of payments abroad” stands.",
                "Sources: PIPA art. 17 ; Credit Information Act art. 32",
                "go to partners outside KR, unless the person’s consent “Transfer to another country” holds or the agreement",
            ],
            sentence => Assert.Contains(sentence, words, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_matrix_says_the_strongest_verdict_and_for_which_purposes()
    {
        bench.Write(
            "set/p.sluice",
            """
            category account { id  mail  secret }
            purpose support { chat  phone }
            partner desk { in IE }
            attribute vetted : boolean
            rule a { allow account.id to desk for support }
            rule b { allow account.mail to desk for support.chat when vetted }
            """
        );
        var page = Doc("set");
        var rows = Regex
            .Matches(page.Body, "<tr data-find><th scope=\"row\" class=\"depth-.*?</tr>")
            .Select(static m => new HtmlPage(m.Value).Words.Trim())
            .ToArray();

        Assert.Equal(
            [
                "account account ✕ never",
                "account.id account.id ● always for support",
                "account.mail account.mail ◐ depends for support.chat",
                "account.secret account.secret ✕ never",
            ],
            rows
        );
    }

    [Fact]
    public void Broken_promises_and_failing_tests_are_called_so()
    {
        bench.Write(
            "set/p.sluice",
            Workbench.Policy
                + """
                invariant nothing_at_all { never account }
                test "wrong" { transfer account.phone to desk for support expect deny }
                """
        );
        var words = Doc("set").Words;

        Assert.Contains("broken by a transfer of", words, StringComparison.Ordinal);
        Assert.Contains("wrong account.phone to desk for support deny fails : allow", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_goes_along_one_is_enough()
    {
        bench.Write(
            "set/p.sluice",
            Workbench.Policy
                + "category b\ncategory c\nrule company { deny account when beside b, c }\nrule crowd { deny account when beside 2 of b, c }\n"
        );
        var words = Doc("set").Words;

        Assert.Matches("b ?(“.*?”)? ?or c ?(“.*?”)? ?goes along", words);
        Assert.Matches("at least 2 of .*?and.*? go along", words);
    }

    [Fact]
    public void The_same_policy_set_gives_the_same_bytes_compiled_or_not()
    {
        bench.CopyExample("retail_ads");
        bench.Run("compile", "policies/retail_ads", "-o", "retail_ads.slc");

        // A compiled file has no verdicts beside it.
        Assert.Contains("Accepted verdicts", Doc("policies/retail_ads").Text, StringComparison.Ordinal);
        Directory.Delete(Path.Join(bench.Folder, "policies/retail_ads/verdicts"), recursive: true);
        Assert.Equal(Doc("policies/retail_ads").Text, Doc("policies/retail_ads").Text);
        Assert.Equal(Doc("policies/retail_ads").Text, Doc("retail_ads.slc").Text);
    }

    [Fact]
    public void Broken_policies_have_no_page()
    {
        bench.Write("set/p.sluice", "rule r { deny nobody_knows }\n");
        var run = bench.Run("doc", "set", "-o", "page.html");

        Assert.Equal(3, run.Code);
        Assert.False(bench.Exists("page.html"));
        Assert.Equal(2, bench.Run("doc", "nowhere").Code);
        Assert.Equal(2, bench.Run("doc", "a", "b").Code);
    }

    private HtmlPage Doc(params string[] arguments)
    {
        var run = bench.Run(["doc", .. arguments]);
        Assert.True(run.Code == 0, run.Complaints);
        return new HtmlPage(run.Output);
    }
}
