using Xunit;

namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>What is true of the forms on every engine.</summary>
internal static class FormAssert
{
    /// <summary>A row filter, a view and a table have the rows of the query of the same day.</summary>
    public static void SelectAlike(FormCases cases)
    {
        var sizes = new HashSet<int>();
        foreach (var (condition, i) in FormCases.Conditions.Select(static (c, i) => (c, i)))
        {
            cases.Ask(condition, isComplete: i % 2 == 0);
            var expected = cases.Rows("select");
            sizes.Add(expected.Count);
            Assert.Equal(expected, cases.Rows("row-filter"));
        }

        Assert.True(sizes.Count > 2, "the conditions select alike");

        cases.Ask("consent yes", dataset: "withhold: null");
        var cells = cases.Rows("select");
        Assert.Equal(cells, cases.Rows("view"));
        Assert.Equal(cells, cases.Rows("ctas"));
    }

    /// <summary>A withdrawal, an expiry and a rule from a day on each take rows away without a new text; a table stays as it is.</summary>
    public static void KnowTheDay(FormCases cases)
    {
        cases.Record("'u6', 'yes', '2024-01-01', NULL, NULL, NULL");
        cases.Ask("consent yes");
        Assert.Equal(3, cases.Rows("view").Count);
        cases.Record($"'u1', 'yes', NULL, '{FormCases.Text(FormCases.Today.AddDays(2))}', NULL, NULL");
        Assert.Equal(3, cases.Again().Count);
        cases.Record($"'u1', 'yes', NULL, '{FormCases.Text(FormCases.Today)}', NULL, NULL");
        Assert.Single(cases.Again());
        Assert.Single(cases.Rows("row-filter"));
        cases.Record(
            $"'u2', 'yes', '2024-03-01', NULL, '{FormCases.Text(FormCases.Today)}', NULL",
            $"'u3', 'yes', '2024-03-01', NULL, '{FormCases.Text(FormCases.Today.AddDays(2))}', NULL"
        );
        Assert.Equal(2, cases.Again().Count);

        // Printed before the day from which nothing is allowed, read on it.
        cases.Ask("consent yes", rules: $"rule inspection {{ deny any from {FormCases.Text(FormCases.Today)} }}");
        Assert.Equal(5, cases.Rows("select", FormCases.Today.AddDays(-1)).Count);
        Assert.Empty(cases.Rows("view", FormCases.Today.AddDays(-1)));
        Assert.Empty(cases.Rows("row-filter", FormCases.Today.AddDays(-1)));
    }
}
