using Sluice.Core.Compiled;
using Sluice.Core.Semantics;
using Sluice.Syntax.Diagnostics;
using Sluice.Tests.Engine;
using Sluice.Tests.Generation;
using Sluice.Tests.House;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>A compiled policy set is the policy set, and nothing else is taken for one.</summary>
public class CompiledPolicyTests
{
    /// <summary>What neither the examples nor the generator have.</summary>
    private const string Rare = """
        category a { b "B" #fine domain 10_000  c from a.b }
        category whole { x  y }
        purpose p { q links  r links at plain }
        partner n { in IE, DE  m { in FR } }
        region near "Near" { IE, DE }
        form plain < hidden < gone
        technique hash "Hash" (salt: boolean, bits: integer) { yields hidden when salt and bits in { 128, 256 }  yields plain }
        duty erase "Erase" (within: duration, how: one of { soon, later })
        subject attribute age : integer
        subject attribute home : country
        attribute size : one of { small, large }
        attribute share : decimal
        attribute note : text
        population people "People" = age >= 18
        population people.near = home in { IE, DE }
        consent yes "Yes" { kind opt_in  of a, whole.x  to n  for p  lasts 2 years  notices "v1", "v2" }
        consent no { kind opt_out  of any  to any  for any }
        agreement deal "Deal" { with n  role processor  of a  for p.q  from 2020-01-01  until 2030-01-01  evidence signed, audited }
        rule one "One" { allow a, whole except a.c  to n except n.m  for p  about people.near
          when form in { hidden, gone } or (size in { small } and share < 1.50) or not (note = "x \"y\"") or beside whole.x
          unless role = processor or any agreement or claim refuted or agreement deal
          from 2021-02-03  through 2022-02-03  cite "law 1", "law 2"  because "why"
          but not { of a.b  to partners in near  when destination in { IE } or frequency >= daily  but not { to n.m  about people } } }
        rule two { require form >= hidden of a.b }
        rule three { oblige erase(within: 90 days, how: later) of a }
        rule four { deny any when people > 1_000_000 and retention > 2 years and date >= 2024-01-01 unless consent yes }
        invariant never_x "Never" { never whole.x to n.m for any when size = large }
        test "t one" { transfer a.b  to n  for p.q  about people  on 2024-05-06
          with technique hash(salt: true, bits: 128), consent yes all, consent no ledger, agreement deal, evidence signed, claims hidden, size = small, people = 5
          expect deny by only four, two }
        """;

    public static TheoryData<string> Sets => new(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "policies")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sets))]
    public void An_example_comes_back_whole(string set) => AssertSame(Example(set));

    [Fact]
    public void What_is_rare_comes_back_whole() => AssertSame(Compile(Rare));

    [Fact]
    public void Generated_policies_come_back_whole()
    {
        for (var seed = 90_000; seed < 90_400; seed++)
        {
            AssertSame(PolicyCompiler.Compile(new MemoryPolicyFiles(PolicyPrinter.Print(CaseGen.Make(seed).Policy, seed))));
        }
    }

    [Fact]
    public void A_warning_comes_back_with_its_place()
    {
        var compiled = Compile("category a { b  c }\npurpose p\npartner n { in IE }\nrule r { allow a.b to n for p but not { of a.c } }");

        Assert.Contains(compiled.Diagnostics, static d => d.Severity == DiagnosticSeverity.Warning);
        AssertSame(compiled);
    }

    [Fact]
    public void The_same_policies_give_the_same_bytes() =>
        Assert.Equal(CompiledPolicy.Write(Example("app_store_scoring")), CompiledPolicy.Write(Example("app_store_scoring")));

    [Fact]
    public void A_policy_set_with_errors_has_nothing_to_write() =>
        Assert.Throws<ArgumentException>(static () => CompiledPolicy.Write(Compile("rule {")));

    [Fact]
    public void A_file_with_any_byte_changed_is_refused()
    {
        var bytes = CompiledPolicy.Write(Compile("category a\npurpose p\npartner n { in IE }\nrule r { allow a to n for p }"));
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var change in (byte[])[1, 0x80, 0xff])
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= change;
                AssertRefused(changed);
            }
        }
    }

    [Fact]
    public void A_file_that_is_cut_off_or_longer_is_refused()
    {
        var bytes = CompiledPolicy.Write(Example("app_store_scoring"));
        for (var length = 0; length < bytes.Length; length += Math.Max(1, length / 50))
        {
            AssertRefused(bytes[..length]);
        }

        AssertRefused([.. bytes, 0]);
    }

    [Fact]
    public void A_file_of_another_version_is_named_as_one()
    {
        var bytes = CompiledPolicy.Write(Compile("category a"));
        bytes[8] = 99;
        Assert.Null(CompiledPolicy.Read(bytes, "old.slc", out var problem));
        Assert.Equal("SLU5026", problem!.Id);
        Assert.Contains("99", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_with_a_fitting_checksum_is_refused_or_read_but_never_a_crash()
    {
        var original = CompiledPolicy.Write(Compile(Rare));
        var random = new Random(20_240_522);
        var refused = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(52, bytes.Length)] = (byte)random.Next(256);
            }

            System.Security.Cryptography.SHA256.HashData(bytes.AsSpan(52), bytes.AsSpan(20));
            refused += CompiledPolicy.Read(bytes, "odd.slc", out var problem) is null ? 1 : 0;
            Assert.True(problem is null or { Id: "SLU5025" });
        }

        Assert.InRange(refused, 500, 5_000);
    }

    private static CompilationResult Compile(string text) => PolicyCompiler.Compile(new MemoryPolicyFiles(text));

    private static CompilationResult Example(string set)
    {
        var root = Path.Combine(Repository.Root, "policies");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(Path.Combine(root, set), f).Replace('\\', '/'), static f => File.ReadAllText(f), StringComparer.Ordinal);
        return PolicyCompiler.Compile(new MemoryPolicyFiles(files));
    }

    private static void AssertSame(CompilationResult compiled)
    {
        Assert.True(compiled.Program is not null, string.Join("\n", compiled.Diagnostics));
        var bytes = CompiledPolicy.Write(compiled);
        var read = CompiledPolicy.Read(bytes, "x.slc", out var problem);

        Assert.Null(problem);
        Assert.Equal(ObjectDump.Of(compiled), ObjectDump.Of(read!));
        Assert.Equal(bytes, CompiledPolicy.Write(read!));
    }

    private static void AssertRefused(byte[] bytes)
    {
        Assert.Null(CompiledPolicy.Read(bytes, "x.slc", out var problem));
        Assert.True(problem is { Id: "SLU5025" or "SLU5026", Severity: DiagnosticSeverity.Error });
    }
}
