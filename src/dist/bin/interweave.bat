@echo off
rem Starts Interweave: with arguments the command line, without them the studio. Needs a Java 25 or later.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%HOME_DIR%\runtime\bin\java.exe" set "JAVA=%HOME_DIR%\runtime\bin\java"
if defined INTERWEAVE_JAVA_HOME set "JAVA=%INTERWEAVE_JAVA_HOME%\bin\java"
"%JAVA%" --enable-native-access=ALL-UNNAMED %INTERWEAVE_OPTS% "-Dinterweave.home=%HOME_DIR%" ^
  -Dai.djl.offline=true -cp "%HOME_DIR%\lib\*" org.interweave.app.Main %*
exit /b %ERRORLEVEL%
