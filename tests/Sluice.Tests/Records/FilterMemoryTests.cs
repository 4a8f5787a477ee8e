using Sluice.Records.Engines;
using Sluice.Syntax.Diagnostics;
using Xunit;

namespace Sluice.Tests.Records;

/// <summary>What does not fit into memory goes to files, and changes nothing.</summary>
[Trait("Category", "Slow")]
public class FilterMemoryTests
{
    private const long Little = 200_000;

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void Records_beyond_the_memory_go_to_a_file_and_say_the_same(string ending)
    {
        using var files = new RowFiles();
        var (test, data, ledger) = Case(files, ending);
        Assert.Equal(
            Filter(files, test, data, ledger, null),
            Filter(files, test, data, ledger, new RowSettings { RecordBytes = Little, Spill = files.Folder })
        );

        // Without the folder there is no room for them, and it is said.
        var diagnostics = new DiagnosticBag();
        Assert.Null(
            test.Filter(data, ledger, null, diagnostics, new RowSettings { RecordBytes = Little, Spill = files.PathOf("nowhere") })
        );
        Assert.Equal(["SLU8019"], diagnostics.ToSorted().Select(static d => d.Descriptor.Id));
        Assert.Empty(Directory.GetDirectories(files.Folder));
    }

    private static (RecordCase Case, string Data, string Ledger) Case(RowFiles files, string ending)
    {
        var dice = new RowDice(5);
        var test = RecordCase.Of(dice.Policy(), dice.Manifest());
        var rows = FilterDifferentialTests.People(dice);
        var ledger = Enumerable
            .Range(0, 150)
            .Select(_ => dice.Record())
            .Concat(Enumerable.Range(0, 20_000).Select(i => dice.Record() with { Subject = $"somebody else {i}" }));
        return (test, files.WriteRows(rows, ending), files.WriteLedger(ledger, ending));
    }

    private static string Filter(RowFiles files, RecordCase test, string data, string ledger, RowSettings? settings)
    {
        var diagnostics = new DiagnosticBag();
        var target = files.PathOf("out" + Path.GetExtension(data));
        var outcome = test.Filter(data, ledger, target, diagnostics, settings);
        Assert.Empty(diagnostics.ToSorted().Select(static d => d.ToString()));
        return Convert.ToHexString(File.ReadAllBytes(target)) + string.Join(' ', outcome!.Ledger!.Flaws);
    }
}
