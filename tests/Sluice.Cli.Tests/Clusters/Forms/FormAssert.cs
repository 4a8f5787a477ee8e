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
            foreach (var isComplete in new[] { true, false })
            {
                cases.Ask(condition, isComplete);
                var expected = cases.Rows("select");
                sizes.Add(expected.Count);
                Assert.Equal(expected, cases.Rows("row-filter"));
                if (i % 3 == 0)
                {
                    Assert.Equal(expected, cases.Rows(isComplete ? "view" : "ctas"));
                }
            }
        }

        Assert.True(sizes.Count > 3, "all conditions select alike");

        cases.Ask("consent yes", dataset: "withhold: null");
        Assert.Equal(cases.Rows("select"), cases.Rows("view"));
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
        cases.Record($"'u2', 'yes', '2024-03-01', NULL, '{FormCases.Text(FormCases.Today)}', NULL", $"'u3', 'yes', '2024-03-01', NULL, '{FormCases.Text(FormCases.Today.AddDays(2))}', NULL");
        Assert.Equal(2, cases.Again().Count);

        // Printed before the day from which nothing is allowed, read on it.
        cases.Ask("consent yes", rules: $"rule inspection {{ deny any from {FormCases.Text(FormCases.Today)} }}");
        Assert.Equal(2, cases.Rows("select", FormCases.Today.AddDays(-1)).Count);
        Assert.Empty(cases.Rows("view", FormCases.Today.AddDays(-1)));
        Assert.Empty(cases.Rows("row-filter", FormCases.Today.AddDays(-1)));
    }
}
