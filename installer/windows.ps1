# Makes a Windows app image and an .msi of Interweave with its own Java, under target\installer.
# NOT TRIED: written beside linux.sh, never run. Needs a JDK 25 in JAVA_HOME, Maven, and WiX 3 or later for the .msi.
# Usage: installer\windows.ps1 [-ImageOnly]
param([switch] $ImageOnly)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

$out = 'target\installer'
$stage = "$out\stage"
$modules = 'java.base,java.desktop,java.logging,java.management,java.net.http,java.prefs,java.xml,' +
    'jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs'

function Invoke-Checked([string] $tool, [string[]] $arguments) {
    & $tool @arguments
    if ($LASTEXITCODE -ne 0) { throw "$tool failed with exit code $LASTEXITCODE" }
}

if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) { throw 'mvn is missing; install Maven first' }
if (-not $env:JAVA_HOME) { throw 'set JAVA_HOME to a JDK 25' }
$release = Get-Content "$env:JAVA_HOME\release" | Select-String '^JAVA_VERSION="(\d+)'
if ([int] $release.Matches[0].Groups[1].Value -lt 25) { throw 'JAVA_HOME is older than 25' }
$version = (Select-Xml -Path pom.xml -XPath '/*[local-name()="project"]/*[local-name()="version"]').Node.InnerText -replace '-SNAPSHOT'

Invoke-Checked mvn @('-q', '-B', '-Dmaven.test.skip=true', 'clean', 'package')
New-Item -ItemType Directory -Force $stage | Out-Null
Copy-Item target\dist\lib\*.jar $stage
foreach ($folder in 'models', 'assets') {
    if (Test-Path "target\dist\$folder") { Copy-Item -Recurse "target\dist\$folder" "$stage\$folder" }
}
Invoke-Checked "$env:JAVA_HOME\bin\jlink" @('--add-modules', $modules, '--output', "$out\runtime",
    '--strip-debug', '--no-header-files', '--no-man-pages', '--compress', 'zip-6', '--generate-cds-archive')

# A second launcher keeps the console, for the command line.
'win-console=true' | Set-Content "$out\console.properties"
$jar = (Get-ChildItem "$stage\interweave-*.jar")[0].Name
Invoke-Checked "$env:JAVA_HOME\bin\jpackage" @('--type', 'app-image', '--dest', $out, '--name', 'Interweave',
    '--app-version', $version, '--vendor', 'Interweave', '--input', $stage, '--runtime-image', "$out\runtime",
    '--main-jar', $jar, '--main-class', 'org.interweave.app.Main', '--add-launcher', "interweave-cli=$out\console.properties",
    '--java-options', '--enable-native-access=ALL-UNNAMED', '--java-options', '-Dinterweave.home=$APPDIR',
    '--java-options', '-Dai.djl.offline=true')
# The studio starts once and writes a cache of its loaded classes, from which it starts twice as fast.
$cache = Join-Path (Resolve-Path "$out\Interweave\app") 'interweave.aot'
$env:JAVA_TOOL_OPTIONS = "`"-XX:AOTCacheOutput=$cache`" -Dinterweave.measure.start=true"
Start-Process -Wait "$out\Interweave\Interweave.exe"
Remove-Item Env:JAVA_TOOL_OPTIONS
if (Test-Path $cache) {
    foreach ($launcher in 'Interweave', 'interweave-cli') {
        Add-Content "$out\Interweave\app\$launcher.cfg" 'java-options=-XX:AOTCache=$APPDIR\interweave.aot'
    }
}
if (-not $ImageOnly) {
    Invoke-Checked "$env:JAVA_HOME\bin\jpackage" @('--type', 'msi', '--dest', $out, '--app-image', "$out\Interweave",
        '--name', 'Interweave', '--app-version', $version, '--license-file', 'LICENSE', '--win-menu', '--win-shortcut')
}
Get-ChildItem $out | Format-Table Name, Length
