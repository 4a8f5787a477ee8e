using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Serialization;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;
using Sluice.Testing;
using Xunit;

namespace Sluice.Tests.Compiled;

/// <summary>A file that is not as it was written is refused, whatever has happened to it.</summary>
[Trait("Category", "Slow")]
public class DamagedFileTests
{
    private static readonly byte[] Small = PolicyFileWriter.Write(
        new PolicyFile(CompiledSets.Compile(new MemoryPolicyFiles(Everything.Files)), "set")
    );

    [Fact]
    public void A_byte_that_differs_is_noticed()
    {
        for (var at = 0; at < Small.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var bytes = Small.ToArray();
                bytes[at] ^= change;
                AssertRefused(
                    bytes,
                    at is >= 8 and < 12 ? CompiledFileDiagnostics.CompiledVersion : CompiledFileDiagnostics.CompiledDamaged
                );
            }
        }
    }

    [Fact]
    public void A_byte_that_differs_is_noticed_in_every_example()
    {
        foreach (var example in CompiledSets.Examples.Where(static e => e != "common"))
        {
            var whole = PolicyFileWriter.Write(new PolicyFile(CompiledSets.Compile(CompiledSets.Example(example)), example));
            for (var at = 0; at < whole.Length; at += 13)
            {
                var bytes = whole.ToArray();
                bytes[at]++;
                AssertRefused(
                    bytes,
                    at is >= 8 and < 12 ? CompiledFileDiagnostics.CompiledVersion : CompiledFileDiagnostics.CompiledDamaged
                );
            }
        }
    }

    [Fact]
    public void A_file_cut_short_or_with_something_behind_is_noticed()
    {
        for (var length = 0; length < Small.Length; length++)
        {
            AssertRefused(Small[..length], CompiledFileDiagnostics.CompiledDamaged);
        }

        AssertRefused([.. Small, 0], CompiledFileDiagnostics.CompiledDamaged);
        AssertRefused([.. Small, .. Small], CompiledFileDiagnostics.CompiledDamaged);
    }

    [Fact]
    public void Two_parts_that_changed_places_are_noticed()
    {
        var bytes = Small.ToArray();
        Small.AsSpan(100, 64).CopyTo(bytes.AsSpan(164));
        Small.AsSpan(164, 64).CopyTo(bytes.AsSpan(100));

        AssertRefused(bytes, CompiledFileDiagnostics.CompiledDamaged);
    }

    [Fact]
    public void The_diagnostic_names_the_file_and_both_versions()
    {
        var bytes = Small.ToArray();
        bytes[8] = 77;

        Assert.Null(PolicyFileReader.TryRead("old.slc", bytes, out var problem));
        Assert.Equal(
            $"`old.slc` was compiled by another version of sluice: it has format 77, and this program reads format {PolicyFileFormat.Version}",
            problem!.Message
        );
    }

    [Fact]
    public void Nonsense_under_a_right_checksum_is_refused_or_read_but_never_fails()
    {
        var (refused, read) = (0, 0);
        var manifest = new SourceText(
            "m.yaml",
            """
            transfer: t
            to: [desk, far]
            purpose: [support, other]
            on: 2026-01-15
            datasets: { d: { fields: { f: { category: account.phone, technique: noise, claims: anonymised }, g: { category: score } } } }
            """
        );
        for (var at = PolicyFileFormat.ContentAt; at < Small.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x02, 0x7F, 0x80, 0xFF })
            {
                var bytes = Small.ToArray();
                bytes[at] ^= change;
                PolicyFileFormat.Seal(bytes);
                if (PolicyFileReader.TryRead("x.slc", bytes, out var problem) is not { } file)
                {
                    Assert.Equal(CompiledFileDiagnostics.CompiledDamaged.Id, problem!.Id);
                    refused++;
                    continue;
                }

                read++;
                var engine = new PolicyEngine(file.Policies.Program!);
                foreach (var transfer in ManifestReader.Read(manifest, file.Policies.Vocabulary).Transfers)
                {
                    Assert.All(engine.Decide(transfer).Flows, static f =>
                        Assert.All(f.NearMisses, static m => Assert.NotNull(m.Rule.Location.Start.ToString()))
                    );
                }
            }
        }

        Assert.True(refused > 1000, $"only {refused} were refused");
        Assert.True(read > 1000, $"only {read} could be read");
    }

    [Fact]
    public void Counts_that_promise_more_than_there_is_take_no_memory()
    {
        // A file that is nothing but the beginning and a very large number, at each of its first places.
        for (var zeros = 0; zeros < 40; zeros++)
        {
            var bytes = new byte[PolicyFileFormat.ContentAt + zeros + 5];
            new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x07 }.CopyTo(bytes, PolicyFileFormat.ContentAt + zeros);
            PolicyFileFormat.Seal(bytes);

            AssertRefused(bytes, CompiledFileDiagnostics.CompiledDamaged);
        }
    }

    private static void AssertRefused(byte[] bytes, DiagnosticDescriptor why)
    {
        Assert.Null(PolicyFileReader.TryRead("policies.slc", bytes, out var problem));
        Assert.Equal(why.Id, problem!.Id);
    }
}
